namespace FeedWatch.Matching.Language;

/// <summary>Reads the aliases that FeedWatch ships from aliases.txt, whose head explains its form.</summary>
internal static class ShippedAliases
{
    private const string Resource = "FeedWatch.Matching.aliases.txt";

    public static IReadOnlyList<Alias> Read()
    {
        using var stream = typeof(ShippedAliases).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is missing from the program.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    private static List<Alias> Parse(string text)
    {
        var aliases = new List<Alias>();
        string? about = null;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                about = line[3..];
            }
            else if (line.StartsWith(' '))
            {
                aliases[^1] = aliases[^1] with { Query = $"{aliases[^1].Query}\n{line}" };
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                var (name, query) = (line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
                aliases.Add(new Alias(name.Trim(), query.Trim(), about));
                about = null;
            }
        }

        return aliases;
    }
}
