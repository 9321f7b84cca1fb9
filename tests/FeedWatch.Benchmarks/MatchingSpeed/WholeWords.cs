namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>Whether a phrase stands in a text as whole words, in any case.</summary>
internal static class WholeWords
{
    public static bool Stand(string text, string phrase)
    {
        for (var from = 0; text.AsSpan(from).IndexOf(phrase, StringComparison.OrdinalIgnoreCase) is var found and >= 0; from += found + 1)
        {
            if (IsBounded(text, from + found, phrase.Length))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Exactly there; the place may lie outside of the text.</summary>
    public static bool StandAt(string text, int place, string phrase) =>
        place >= 0 && place + phrase.Length <= text.Length && text.AsSpan(place, phrase.Length).Equals(phrase, StringComparison.OrdinalIgnoreCase) && IsBounded(text, place, phrase.Length);

    public static int EndOfWord(string text, int place)
    {
        while (place < text.Length && char.IsLetterOrDigit(text[place]))
        {
            place++;
        }

        return place;
    }

    public static bool BeginsWord(string text, int place) => place == 0 || !char.IsLetterOrDigit(text[place - 1]);

    private static bool IsBounded(string text, int start, int length) =>
        BeginsWord(text, start) && (start + length == text.Length || !char.IsLetterOrDigit(text[start + length]));
}
