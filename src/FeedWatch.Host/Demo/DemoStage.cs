using System.Text;
using FeedWatch.Host.Settings;
using Microsoft.Extensions.Configuration;

namespace FeedWatch.Host.Demo;

/// <summary>Where the demo happens: its folder, its feedwatch.yaml and its settings, apart from everything else on the machine.</summary>
public static class DemoStage
{
    private const string FileName = "feedwatch-demo.yaml";

    /// <summary>The folder is someone's own: a demo in it would mix its stories with real ones.</summary>
    public static bool IsTaken(string folder) => File.Exists(Path.Combine(folder, HostComposition.DatabaseName)) && !File.Exists(Path.Combine(folder, FileName));

    /// <param name="folder">Null: a fresh one for temporary files.</param>
    public static HostSettings Set(DemoScript script, Uri server, string? folder)
    {
        var place = folder is null ? Directory.CreateTempSubdirectory("feedwatch-demo-").FullName : Directory.CreateDirectory(folder).FullName;
        var watchFile = Path.Combine(place, FileName);
        File.WriteAllText(watchFile, WatchText(script, server));
        return new HostSettings { Configuration = Settings(), WatchFile = watchFile, Folder = place };
    }

    // Nothing from the environment: the demo must run the same everywhere, and never send a mail.
    private static IConfiguration Settings() => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Mail:Transport"] = "Folder",
        ["Fetch:AllowPrivate:0"] = "127.0.0.1",
        ["Politeness:MaxConcurrentPerServer"] = "8",
        ["Politeness:PauseBetweenStarts"] = "00:00:00",
    }).Build();

    private static string WatchText(DemoScript script, Uri server)
    {
        var text = new StringBuilder("# What the demo watches. The feeds were served by the demo itself and are gone when it ends.\nfeeds:\n");
        foreach (var feed in script.Feeds)
        {
            text.Append("  - url: ").Append(new Uri(server, feed.Path)).Append('\n')
                .Append("    name: ").Append(feed.Name).Append('\n')
                .Append("    language: ").Append(feed.Language).Append('\n');
        }

        return text.Append("""
            rules:
              - name: UN Security Council
                query: '@unsc'
              - name: Lavrov
                query: '@lavrov'
            recipients:
              - name: Desk
                email: desk@example.org
              - name: Embassy
                email: embassy@example.org
                rules: [Lavrov]
            operators: [Desk]

            """.ReplaceLineEndings("\n")).ToString();
    }
}
