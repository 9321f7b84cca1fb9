namespace FeedWatch.Configuration.Yaml;

/// <summary>The line that YAML stumbled over, as a person sees it: a key and the value meant for it.</summary>
internal sealed class SourceLine
{
    private const int MostOfSample = 160;

    private readonly string line;
    private readonly string before;
    private readonly int column;

    public SourceLine(string source, TextPlace place)
    {
        var lines = source.AsSpan().EnumerateLines();
        (line, before) = (string.Empty, string.Empty);
        for (var number = 1; number <= place.Line && lines.MoveNext(); number++)
        {
            (before, line) = (line, number >= place.Line - 1 ? lines.Current.ToString() : string.Empty);
        }

        column = Math.Clamp(place.Column - 1, 0, line.Length);
    }

    public string Here => column < line.Length ? line[column].ToString() : string.Empty;

    public int NoBreakSpace => line.IndexOf('\u00A0', StringComparison.Ordinal);

    public bool HasTwoColons => line.Split(": ").Length > 2;

    public bool HasNoKey => line.TrimStart() is [':', ..];

    public bool HasNoColon => !line.Contains(':', StringComparison.Ordinal) && line.TrimStart() is not ['-', ' ', ..];

    public bool HasClosingQuote => Value is ['"' or '\'', ..] && column > line.IndexOf(Value[0], StringComparison.Ordinal);

    /// <summary>`name:A` as it was meant; null if the line before is not of that kind.</summary>
    public string? ColonBefore
    {
        get
        {
            var trimmed = before.Trim();
            var colon = trimmed.IndexOf(':', StringComparison.Ordinal);
            return colon > 0 && colon < trimmed.Length - 1 && trimmed[colon + 1] is not (' ' or '/')
                ? $"{trimmed[..colon]}: {trimmed[(colon + 1)..]}".Shortened()
                : null;
        }
    }

    public string QuotedAdvice
    {
        get
        {
            var sample = AsMeant(Value).Quoted();
            return sample.Length > MostOfSample ? "Put the whole value in single quotes." : $"Put the whole value in single quotes: {Key}{sample}";
        }
    }

    private string Key => line[..ValueStart].TrimStart();

    private string Value => line[ValueStart..].TrimEnd();

    // An odd quote is an apostrophe ('it's'); an even number of them quotes words ('a' OR 'b'), which a query writes with double quotes.
    private static string AsMeant(string value) => value switch
    {
        ['\'', .. var inner, '\''] when inner.Count('\'') % 2 == 1 => inner,
        ['\'', ..] => value.Replace('\'', '"'),
        _ => value,
    };

    private int ValueStart
    {
        get
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var dash = line.IndexOf("- ", StringComparison.Ordinal);
            var start = (colon, dash) switch { ( >= 0, _) => colon + 2, (_, >= 0) => dash + 2, _ => 0 };
            return line.Length - line[start..].TrimStart().Length;
        }
    }

    public static TextPlace FirstTab(string source, TextPlace start)
    {
        var number = 1;
        foreach (var text in source.AsSpan().EnumerateLines())
        {
            var indent = text[..(text.Length - text.TrimStart().Length)];
            if (number >= start.Line && indent.Contains('\t'))
            {
                return start with { Line = number, Column = indent.IndexOf('\t') + 1 };
            }

            number++;
        }

        return start;
    }
}
