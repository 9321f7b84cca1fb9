using System.Globalization;

namespace FeedWatch.Matching.Reading;

/// <summary>Compares words as they are written: capitals and accents count. What nobody sees (soft hyphens, zero-width characters) and the kind of an apostrophe do not.</summary>
internal static class Spelling
{
    public static bool IsSame(ReadOnlySpan<char> text, ReadOnlySpan<char> wanted, bool isPrefix)
    {
        var place = 0;
        foreach (var letter in wanted)
        {
            if (IsUnseen(letter))
            {
                continue;
            }

            place += Unseen(text[place..]);
            if (place == text.Length || !IsSame(text[place], letter))
            {
                return false;
            }

            place++;
        }

        return isPrefix || place + Unseen(text[place..]) == text.Length;
    }

    private static int Unseen(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && IsUnseen(text[length]))
        {
            length++;
        }

        return length;
    }

    private static bool IsUnseen(char letter) => char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    private static bool IsSame(char one, char other) =>
        one == other || (Fold.Of(one).Kind == LetterKind.Apostrophe && Fold.Of(other).Kind == LetterKind.Apostrophe);
}
