using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Evaluating;

/// <summary>The rows of words that a phrase stands for: its own, and with a hyphen the joined form (cease-fire finds ceasefire).</summary>
internal static class PhrasePatterns
{
    public static IReadOnlyList<IReadOnlyList<WordPattern>> Of(string phrase)
    {
        var apart = Read(phrase);
        var joined = phrase.AsSpan().IndexOfAny(Hyphens) < 0 ? apart : Read(string.Concat(phrase.Split(Hyphens)));
        return joined.Count == apart.Count || joined.Count == 0 ? [apart] : [apart, joined];
    }

    private static ReadOnlySpan<char> Hyphens => "-‐‑";

    private static List<WordPattern> Read(string phrase)
    {
        var words = new List<WordPattern>();
        var reader = new WordReader(phrase, stackalloc char[WordReader.LongestWord]);
        while (reader.Read())
        {
            var word = reader.Word.ToString();
            var typed = CapitalsReader.Read(reader.Written, out var letters);
            words.Add(new WordPattern(ArabicPrefixes.Forms(word), CapitalsRule.Needs(word, typed, letters)));
        }

        return words;
    }
}
