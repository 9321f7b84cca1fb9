using System.Text.Json;
using FeedWatch.Delivering;
using Microsoft.Extensions.Configuration;

namespace FeedWatch.Host.Settings;

/// <summary>Puts the layers together, weakest first: appsettings.json beside the program, feedwatch.settings.json beside feedwatch.yaml, the environment, the command line.</summary>
public static class SettingsLayers
{
    /// <summary>Lies beside feedwatch.yaml; written by <c>feedwatch init</c>.</summary>
    public const string OwnFileName = "feedwatch.settings.json";

    private const string ShippedFileName = "appsettings.json";
    private const string Prefix = "FEEDWATCH_";

    public static SettingsResult Read(string watchFile, string folder, IReadOnlyList<string> sets, bool isVerbose)
    {
        var mistakes = new List<string>();
        var builder = new ConfigurationBuilder();
        AddFile(builder, Path.Combine(AppContext.BaseDirectory, ShippedFileName), mistakes);
        AddFile(builder, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(watchFile))!, OwnFileName), mistakes);
        builder.AddEnvironmentVariables();
        builder.AddEnvironmentVariables(Prefix);
        builder.AddInMemoryCollection(ReadSets(sets, mistakes));
        var (secrets, unreadable) = SecretFiles.Read(builder.Build());
        mistakes.AddRange(unreadable);
        if (mistakes.Count > 0)
        {
            return new SettingsResult.Wrong(mistakes);
        }

        builder.AddInMemoryCollection(secrets);
        return new SettingsResult.Read(new HostSettings
        {
            Configuration = builder.Build(),
            WatchFile = watchFile,
            Folder = folder,
            IsVerbose = isVerbose,
        });
    }

    private static void AddFile(ConfigurationBuilder builder, string path, List<string> mistakes)
    {
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using var stream = File.OpenRead(path);
            builder.AddInMemoryCollection(new ConfigurationBuilder().AddJsonStream(stream).Build().AsEnumerable());
        }
        catch (Exception exception) when (exception is FormatException or JsonException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            mistakes.Add(CleanText.OneLine($"{path}: {exception.InnerException?.Message ?? exception.Message}"));
        }
    }

    private static Dictionary<string, string?> ReadSets(IReadOnlyList<string> sets, List<string> mistakes)
    {
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var set in sets)
        {
            var equals = set.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && set[..equals].Contains(':', StringComparison.Ordinal))
            {
                values[set[..equals]] = set[(equals + 1)..];
            }
            else
            {
                mistakes.Add($"--set {set}: write it as Section:Key=Value, for example --set Mail:Smtp:Host=mail.example.org.");
            }
        }

        return values;
    }
}
