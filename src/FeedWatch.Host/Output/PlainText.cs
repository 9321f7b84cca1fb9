using System.Globalization;
using System.Text;

namespace FeedWatch.Host.Output;

/// <summary>Makes text from outside harmless for a terminal, a log or a line of a table.</summary>
public static class PlainText
{
    /// <summary>One line: control codes (ESC, C1, line ends) and the invisible characters that reorder text become spaces, runs of white space one space.</summary>
    public static string OneLine(string text)
    {
        if (IsHarmless(text))
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!IsUnsafe(character) && !char.IsWhiteSpace(character))
            {
                line.Append(character);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>At most so many UTF-16 units, with an ellipsis where something was left out; never half a character.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = most - 1;
        return (char.IsHighSurrogate(text[end - 1]) ? text[..(end - 1)] : text[..end]) + "…";
    }

    private static bool IsHarmless(string text)
    {
        var previous = ' ';
        foreach (var character in text)
        {
            if (IsUnsafe(character) || (char.IsWhiteSpace(character) && (character != ' ' || previous == ' ')))
            {
                return false;
            }

            previous = character;
        }

        return text.Length == 0 || text[^1] != ' ';
    }

    // Bidi overrides and isolates (U+202A-202E, U+2066-2069) can show a line back to front; zero-width joiners are kept: emoji and Indic scripts need them.
    private static bool IsUnsafe(char character) =>
        char.IsControl(character)
        || character is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029' or '\uFEFF'
        || (CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.OtherNotAssigned && character >= '\uFFF0');
}
