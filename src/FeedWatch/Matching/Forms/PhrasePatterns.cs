using FeedWatch.Matching.Language;
using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Forms;

/// <summary>The rows of words that a phrase stands for: its own, and with a hyphen or an apostrophe the joined form (cease-fire finds ceasefire, N'Djamena Ndjamena).</summary>
internal static class PhrasePatterns
{
    // Each such word doubles the rows.
    private const int MostJoined = 4;

    private static ReadOnlySpan<char> Joints => "-‐‑'’‘ʼ＇`´";

    public static IReadOnlyList<IReadOnlyList<WordPattern>> Of(QueryNode.Phrase phrase)
    {
        if (phrase.IsExact || phrase.Text.AsSpan().IndexOfAny(Joints) < 0)
        {
            return [Read(phrase, phrase.Text)];
        }

        string[] texts = [string.Empty];
        foreach (var (word, joined) in Joinable(phrase.Text))
        {
            var apart = Array.ConvertAll(texts, text => $"{text} {word}");
            texts = joined is null ? apart : [.. apart, .. Array.ConvertAll(texts, text => $"{text} {joined}")];
        }

        return [.. texts.Select(text => Read(phrase, text)).Where(row => IsOfUse(row, phrase)).DistinctBy(row => string.Join(' ', row.Select(word => word.Forms[0])))];
    }

    // Each word, and where it has a hyphen or an apostrophe its joined form.
    private static IEnumerable<(string Word, string? Joined)> Joinable(string text)
    {
        var joinable = 0;
        foreach (var word in text.Split(' '))
        {
            var hasJoint = word.AsSpan().IndexOfAny(Joints) >= 0 && ++joinable <= MostJoined;
            yield return (word, hasJoint ? string.Concat(word.Where(letter => !Joints.Contains(letter))) : null);
        }
    }

    // Joined, the last word of anti-U.S.A* would be too short for a prefix.
    private static bool IsOfUse(List<WordPattern> row, QueryNode.Phrase phrase) =>
        row.Count > 0 && !(phrase.IsPrefix && row[^1].Forms[0].Length < WordCheck.ShortestPrefix);

    /// <summary>As it is looked for in an author, a category, a feed's name or a language, where capitals say nothing.</summary>
    public static WordPattern OfFact(WordPattern word) => word with { Needs = Capitals.None };

    private static List<WordPattern> Read(QueryNode.Phrase phrase, string text)
    {
        var words = new List<WordPattern>();
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        while (reader.Read())
        {
            words.Add(Pattern(reader.Word.ToString(), reader.Written.ToString(), phrase.IsExact));
        }

        if (phrase.IsPrefix)
        {
            // Whatever begins so: UKRAIN* is no abbreviation.
            words[^1] = words[^1] with { Forms = [words[^1].Forms[0]], IsPrefix = true, Needs = Capitals.None };
        }

        return words;
    }

    private static WordPattern Pattern(string folded, string written, bool isExact)
    {
        if (isExact)
        {
            return new WordPattern(written, [folded], Capitals.None) { IsExact = true };
        }

        var typed = CapitalsReader.Read(written, out var letters);
        return new WordPattern(written, WordForms.Of(folded, typed, letters), CapitalsRule.Needs(folded, typed, letters));
    }
}
