using FeedWatch.Matching.Forms;
using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Explaining;

internal enum WordFit
{
    Other,
    Same,
    OneLetter,

    /// <summary>The word, but for its capitals or the spelling that = asks for.</summary>
    Spelling,
}

/// <summary>How near a word of a story is to one that a query asks for.</summary>
internal static class NearWord
{
    // One letter makes another word of a short one.
    private const int ShortestForLetters = 5;
    private const int ShortestOfAlias = 6;

    /// <param name="wanted">A word of a query.</param>
    /// <param name="word">A word of the story.</param>
    /// <param name="isOfAlias">As <see cref="WantedPhrase.IsOfAlias"/>: a short word fits or does not.</param>
    public static WordFit Fit(WordPattern wanted, StoryWord word, bool isOfAlias)
    {
        var fit = Fit(wanted, word);
        return isOfAlias && fit != WordFit.Same && wanted.Forms[0].Length < ShortestOfAlias ? WordFit.Other : fit;
    }

    private static WordFit Fit(WordPattern wanted, StoryWord word)
    {
        if (wanted.IsPrefix ? word.Folded.StartsWith(wanted.Forms[0], StringComparison.Ordinal) : wanted.Forms.Contains(word.Folded, StringComparer.Ordinal))
        {
            var isSpelled = CapitalsReader.Read(word.Written, out _) >= wanted.Needs && (!wanted.IsExact || Spelling.IsSame(word.Written, wanted.Written, wanted.IsPrefix));
            return isSpelled ? WordFit.Same : WordFit.Spelling;
        }

        return !wanted.IsPrefix && wanted.Forms[0].Length >= ShortestForLetters && wanted.Forms.Any(form => IsOneLetterAway(form, word.Folded)) ? WordFit.OneLetter : WordFit.Other;
    }

    // One letter more, less, another, or two that changed places.
    private static bool IsOneLetterAway(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 1)
        {
            return false;
        }

        var same = one.AsSpan().CommonPrefixLength(other);
        var rest = one.AsSpan(same);
        var otherRest = other.AsSpan(same);
        return rest.Length == otherRest.Length
            ? rest.Length > 0 && (rest[1..].SequenceEqual(otherRest[1..]) || AreSwapped(rest, otherRest))
            : rest.Length > otherRest.Length ? rest[1..].SequenceEqual(otherRest) : otherRest[1..].SequenceEqual(rest);
    }

    private static bool AreSwapped(ReadOnlySpan<char> one, ReadOnlySpan<char> other) =>
        one.Length > 1 && one[0] == other[1] && one[1] == other[0] && one[2..].SequenceEqual(other[2..]);
}
