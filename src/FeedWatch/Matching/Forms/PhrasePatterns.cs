using FeedWatch.Matching.Language;
using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Forms;

/// <summary>The rows of words that a phrase stands for: its own, and with a hyphen the joined form (cease-fire finds ceasefire).</summary>
internal static class PhrasePatterns
{
    private static ReadOnlySpan<char> Hyphens => "-‐‑";

    // Each hyphened word doubles the rows.
    private const int MostHyphened = 4;

    public static IReadOnlyList<IReadOnlyList<WordPattern>> Of(QueryNode.Phrase phrase)
    {
        if (phrase.IsExact || phrase.Text.AsSpan().IndexOfAny(Hyphens) < 0)
        {
            return [Read(phrase, phrase.Text)];
        }

        string[] texts = [string.Empty];
        foreach (var (word, isJoinable) in Hyphened(phrase.Text))
        {
            var apart = Array.ConvertAll(texts, text => $"{text} {word}");
            texts = isJoinable ? [.. apart, .. Array.ConvertAll(texts, text => $"{text} {string.Concat(word.Split(Hyphens))}")] : apart;
        }

        return [.. texts.Select(text => Read(phrase, text)).Where(row => row.Count > 0).DistinctBy(row => string.Join(' ', row.Select(word => word.Forms[0])))];
    }

    private static IEnumerable<(string Word, bool IsJoinable)> Hyphened(string text)
    {
        var hyphened = 0;
        foreach (var word in text.Split(' '))
        {
            yield return (word, word.AsSpan().IndexOfAny(Hyphens) >= 0 && ++hyphened <= MostHyphened);
        }
    }

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
        return new WordPattern(written, WordForms.Of(folded, typed), CapitalsRule.Needs(folded, typed, letters));
    }
}
