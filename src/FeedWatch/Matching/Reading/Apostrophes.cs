using System.Collections.Frozen;

namespace FeedWatch.Matching.Reading;

/// <summary>What an apostrophe between letters means: it ends a word (l’ONU, Lavrov'un), drops what follows (Lavrov’s) or is nothing (O'Brien, п'ять).</summary>
internal static class Apostrophes
{
    // French, Italian, Catalan and Portuguese articles and particles that lose their vowel.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Elisions = Set(
        "c d g j l m n s t qu jusqu lorsqu puisqu quoiqu all dall dell nell sull coll un quell quest sant bell dov com cos gl");

    // Turkish case endings after a name, and the English short forms of will, are, have, had and am.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Endings = Set(
        """
        a e i u ya ye yi yu na ne ni nu da de ta te dan den tan ten ndan nden nda nde in un nin nun la le yla yle lar ler li lu lik luk
        ki daki deki taki teki ca ce dir dur tir tur ydi ydu ll re ve d m
        """);

    /// <summary>The longest that is looked at behind an apostrophe.</summary>
    public const int LongestEnding = 4;

    public static bool IsPossessive(ReadOnlySpan<char> folded) => folded is "s";

    public static bool EndsWord(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => Elisions.Contains(before) || Endings.Contains(after);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
