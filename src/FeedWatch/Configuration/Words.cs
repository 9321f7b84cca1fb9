using FeedWatch.Matching.Language;

namespace FeedWatch.Configuration;

/// <summary>Turns what somebody wrote into a part of a sentence.</summary>
internal static class Words
{
    private const int Most = 60;
    private const int MostCompared = 5_000;

    /// <summary>One line of bounded length, without control characters.</summary>
    public static string Shortened(this string text, int most = Most)
    {
        if (text.Length <= most && !text.Any(char.IsControl))
        {
            return text;
        }

        var line = string.Concat(text.Take(most + 1).Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line.Length > most ? line[..(most - 1)] + "…" : line;
    }

    /// <summary>a, b or c.</summary>
    public static string Listed(this IEnumerable<string> words, string last = "or")
    {
        var all = words.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} {last} {all[^1]}";
    }

    public static string Capitalised(this string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>In YAML's single quotes.</summary>
    public static string Quoted(this string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The word that was most likely meant; null where none is near.</summary>
    public static string? Nearest(this IEnumerable<string> known, string written) =>
        NearestName.Of(written.Shortened(), known.Take(MostCompared).Where(word => word.Length <= Most));
}
