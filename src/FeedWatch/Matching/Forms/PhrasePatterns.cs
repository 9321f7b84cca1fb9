using FeedWatch.Matching.Language;
using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Forms;

/// <summary>The rows of words that a phrase stands for: its own, and with a hyphen the joined form (cease-fire finds ceasefire).</summary>
internal static class PhrasePatterns
{
    private static ReadOnlySpan<char> Hyphens => "-‐‑";

    public static IReadOnlyList<IReadOnlyList<WordPattern>> Of(QueryNode.Phrase phrase)
    {
        var apart = Read(phrase, phrase.Text);
        if (phrase.IsExact || phrase.Text.AsSpan().IndexOfAny(Hyphens) < 0)
        {
            return [apart];
        }

        var joined = Read(phrase, string.Concat(phrase.Text.Split(Hyphens)));
        return joined.Count == apart.Count || joined.Count == 0 ? [apart] : [apart, joined];
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
            words[^1] = words[^1] with { Forms = [words[^1].Forms[0]], IsPrefix = true };
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
