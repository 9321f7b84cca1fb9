using FeedWatch.Configuration;

namespace FeedWatch.Host.Settings;

/// <summary>feedwatch.yaml, where the settings say it lies.</summary>
public sealed class WatchFile(HostSettings settings, ConfigurationReader reader)
{
    public string Path => settings.WatchFile;

    public bool Exists => File.Exists(Path);

    public ConfigurationResult Read() => reader.ReadFile(Path);

    /// <summary>Puts another text in its place, whole or not at all, and only if it can be used.</summary>
    public async Task<ConfigurationResult> ReplaceAsync(string text, CancellationToken cancellationToken)
    {
        var result = reader.Read(text, Path);
        if (result is ConfigurationResult.Valid)
        {
            // Beside the file, so that moving it is one step on any file system.
            var draft = Path + ".new";
            await File.WriteAllTextAsync(draft, text, cancellationToken);
            File.Move(draft, Path, overwrite: true);
        }

        return result;
    }
}
