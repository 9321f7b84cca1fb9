using System.Text;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>What the full-text index is given. Its tokeniser knows words by the spaces between them, so each letter of a script that writes without them is made a word of its own.</summary>
internal static class HitWords
{
    private const int MostWords = 100;

    /// <summary>First and last code point of: Thai to Myanmar, Hangul letters, Khmer, kana to Han with its extensions, Hangul syllables, compatibility Han, half-width kana and Hangul, Han beyond the first plane.</summary>
    private static readonly (int First, int Last)[] Unspaced =
    [
        (0x0E00, 0x109F), (0x1100, 0x11FF), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x9FFF), (0xAC00, 0xD7FF), (0xF900, 0xFAFF), (0xFF66, 0xFFDC), (0x20000, 0x3FFFF),
    ];

    public static string Index(string text)
    {
        var spaced = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnspaced(rune))
            {
                spaced.Append(' ').Append(rune).Append(' ');
            }
            else
            {
                spaced.Append(rune);
            }
        }

        return spaced.ToString();
    }

    /// <summary>Each word as a phrase in quotes, so that nothing in it is syntax; null where there is none.</summary>
    public static string? Query(string? words)
    {
        var phrases = (words ?? string.Empty)
            .Replace('\0', ' ')
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Take(MostWords)
            .Select(word => $"\"{Index(word).Replace("\"", "\"\"", StringComparison.Ordinal)}\"")
            .ToList();
        return phrases.Count == 0 ? null : string.Join(' ', phrases);
    }

    private static bool IsUnspaced(Rune rune) => rune.Value >= 0x0E00 && Unspaced.Any(range => range.First <= rune.Value && rune.Value <= range.Last);
}
