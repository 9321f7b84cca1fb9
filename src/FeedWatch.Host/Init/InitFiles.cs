using FeedWatch.Configuration;
using FeedWatch.Host.Settings;

namespace FeedWatch.Host.Init;

/// <summary>The files that a beginning needs, and where they lie.</summary>
public sealed class InitFiles(string watchFile, string folder)
{
    private const string SecretName = "mail-secret";

    public const int StarterFeeds = 44;

    public string WatchFile { get; } = watchFile;

    private string SettingsFile => Beside(SettingsLayers.OwnFileName);

    /// <summary>What would be overwritten; null: nothing.</summary>
    public string? FindExisting() => new[] { WatchFile, SettingsFile }.FirstOrDefault(File.Exists);

    /// <summary>Writes nothing if feedwatch.yaml could not be used.</summary>
    public async Task<ConfigurationResult> WriteAsync(IReadOnlyList<(string Name, string Query)> rules, string email, MailSettings mail, CancellationToken cancellationToken)
    {
        var text = StarterFile.Write(rules, email);
        var result = new ConfigurationReader(Environment.GetEnvironmentVariable).Read(text, WatchFile);
        if (result is ConfigurationResult.Invalid)
        {
            return result;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(WatchFile)) is { } place)
        {
            Directory.CreateDirectory(place);
        }

        if (mail != MailSettings.ToFolder)
        {
            await mail.WriteAsync(SettingsFile, Path.Combine(folder, SecretName), cancellationToken);
        }

        await File.WriteAllTextAsync(Beside(ConfigurationSchema.FileName), ConfigurationSchema.Text, cancellationToken);
        await File.WriteAllTextAsync(WatchFile, text, cancellationToken);
        return result;
    }

    private string Beside(string name) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(WatchFile))!, name);
}
