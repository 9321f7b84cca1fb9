using System.Text;
using FeedWatch.Configuration;

namespace FeedWatch.Host.Init;

/// <summary>The first feedwatch.yaml: commented, valid, with the starter list of feeds.</summary>
public static class StarterFile
{
    /// <param name="rules">Name and query of each.</param>
    /// <param name="email">Where alerts go.</param>
    public static string Write(IReadOnlyList<(string Name, string Query)> rules, string email)
    {
        var text = new StringBuilder();
        text.Append(ConfigurationSchema.EditorLine).Append("""

            # What FeedWatch watches. After an edit, `feedwatch check` says what is wrong; a running `feedwatch run` takes
            # good edits up by itself and keeps the old rules while there is a mistake.


            """.ReplaceLineEndings("\n"));
        text.Append(StarterFeeds());
        text.Append("""

            # Names for queries that you use in several rules. FeedWatch ships some: `feedwatch try @unsc` shows what one means.
            # aliases:
            #   mission: '"permanent mission" AND (Russia | Russian)'

            # A rule finds a story by its title and text, in any script. `feedwatch try QUERY --since 30d` shows what it would bring.
            rules:

            """.ReplaceLineEndings("\n"));
        foreach (var (name, query) in rules)
        {
            text.Append("  - name: ").Append(Quote(name)).Append("\n    query: ").Append(Quote(query)).Append('\n');
        }

        text.Append($$"""
                # feeds: [world, UN News]     # tags or names of feeds; without it, all feeds

            # Who is alerted. A secret is never written here: ${NAME} is filled in from the environment.
            recipients:
              - name: Desk
                email: {{Quote(email)}}
                # rules: [...]                # without it, all rules

            # Who also hears what goes wrong with FeedWatch itself.
            operators: [Desk]

            """.ReplaceLineEndings("\n"));
        return text.ToString();
    }

    private static string StarterFeeds()
    {
        using var stream = typeof(StarterFile).Assembly.GetManifestResourceStream("FeedWatch.Host.Data.starter-feeds.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    // In YAML a single-quoted text knows one escape, the quote itself: queries are full of double ones.
    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
