using System.Numerics;

namespace FeedWatch.Matching.Reading;

/// <summary>
/// A hash of a folded word, letter by letter, so that it is there when the word is read. Only the owner's words are ever put into a table, so that nobody outside can make them collide.
/// </summary>
internal static class WordHash
{
    private const int LetterBits = 7;
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    public static ulong With(ulong hash, char letter) => BitOperations.RotateLeft(hash, LetterBits) ^ letter;

    public static ulong Of(ReadOnlySpan<char> word)
    {
        var hash = 0UL;
        foreach (var letter in word)
        {
            hash = With(hash, letter);
        }

        return hash;
    }

    /// <summary>Spreads the letters over all bits.</summary>
    public static uint Spread32(ulong hash) => (uint)((hash * Spread) >> 32);
}
