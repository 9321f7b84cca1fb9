using System.Globalization;
using System.Text;

namespace FeedWatch.Delivering;

/// <summary>Feed text as one line that cannot steer whatever shows it: no control characters, no bidirectional overrides, no invisible fillers, no towers of accents.</summary>
public static class CleanText
{
    private const int MostUnits = 64_000;
    private const int MostMarksOnALetter = 4;

    public static string OneLine(string text) => OneLine(text, out _);

    public static string OneLine(string text, int most)
    {
        var line = OneLine(text);
        return line.Length <= most ? line : line[..TextCut.AtWord(line, most - 1)] + "…";
    }

    /// <param name="text">Whatever came.</param>
    /// <param name="moved">Where each unit of <paramref name="text"/> went, and its end.</param>
    public static string OneLine(string text, out int[] moved)
    {
        var line = new StringBuilder(Math.Min(text.Length, MostUnits));
        moved = new int[text.Length + 1];
        var marks = 0;
        for (var at = 0; at < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, at, out var rune);
            var length = whole ? rune.Utf16SequenceLength : 1;
            moved.AsSpan(at, length).Fill(line.Length);
            at += length;
            marks = whole && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (whole && marks <= MostMarksOnALetter && line.Length < MostUnits)
            {
                Append(line, rune);
            }
        }

        if (line.Length > 0 && line[^1] == ' ')
        {
            line.Length--;
        }

        moved[text.Length] = line.Length;
        ClampTo(line.Length, moved);
        return line.ToString();
    }

    private static void Append(StringBuilder line, Rune rune)
    {
        if (Rune.IsWhiteSpace(rune))
        {
            if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }
        else if (!Rune.IsControl(rune) && !IsUnwanted(rune.Value))
        {
            line.Append(rune);
        }
    }

    // The marks and joiners that Arabic, Hebrew, Persian, Indic scripts and emoji are written with stay (U+061C, U+200C to U+200F).
    private static bool IsUnwanted(int character) => character
        is 0x00AD or 0x200B or 0xFEFF // soft hyphen, zero-width space, byte-order mark
        or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) // embeddings, overrides, isolates
        or (>= 0x2060 and <= 0x2065) or (>= 0x206A and <= 0x206F) // invisible operators, deprecated format characters
        or (>= 0xFFF9 and <= 0xFFFB) or 0xFFFE or 0xFFFF;

    private static void ClampTo(int length, int[] moved)
    {
        for (var at = moved.Length - 1; at >= 0 && moved[at] > length; at--)
        {
            moved[at] = length;
        }
    }
}
