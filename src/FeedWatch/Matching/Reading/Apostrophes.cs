namespace FeedWatch.Matching.Reading;

/// <summary>What an apostrophe between letters means: it ends a word (l’ONU, Lavrov'un), drops what follows (Lavrov’s) or is nothing (O'Brien, п'ять).</summary>
internal static class Apostrophes
{
    /// <summary>The longest that is looked at behind an apostrophe.</summary>
    public const int LongestEnding = 4;

    public static bool IsPossessive(ReadOnlySpan<char> folded) => folded is "s";

    public static bool EndsWord(ReadOnlySpan<char> before, ReadOnlySpan<char> after) => IsElided(before) || IsEnding(after) || (IsEndingOfConsonant(after) && !IsVowel(before));

    // French, Italian, Catalan and Portuguese articles and particles that lose their vowel.
    private static bool IsElided(ReadOnlySpan<char> word) => word is
        "c" or "d" or "g" or "j" or "l" or "m" or "n" or "s" or "t" or "qu" or "jusqu" or "lorsqu" or "puisqu" or "quoiqu"
        or "all" or "dall" or "dell" or "nell" or "sull" or "coll" or "un" or "quest" or "quell" or "sant" or "bell" or "dov" or "com" or "cos" or "gl";

    // Turkish case endings behind a name, and what is left of will, are, have, had and am in English.
    private static bool IsEnding(ReadOnlySpan<char> word) => word is
        "ya" or "ye" or "yi" or "yu" or "na" or "ne" or "ni" or "nu" or "da" or "de" or "ta" or "te"
        or "dan" or "den" or "tan" or "ten" or "nda" or "nde" or "ndan" or "nden" or "nin" or "nun"
        or "la" or "le" or "yla" or "yle" or "lar" or "ler" or "li" or "lu" or "lik" or "luk" or "ki" or "daki" or "deki" or "taki" or "teki"
        or "ca" or "ce" or "dir" or "dur" or "tir" or "tur" or "ydi" or "ydu"
        or "ll" or "re" or "ve" or "d" or "m";

    // Turkish too, but behind a vowel they have another letter before them: Sana'a and al-Shara'a are names.
    private static bool IsEndingOfConsonant(ReadOnlySpan<char> word) => word is "a" or "e" or "i" or "u" or "in" or "un";

    private static bool IsVowel(ReadOnlySpan<char> word) => word is [.., 'a' or 'e' or 'i' or 'o' or 'u'];
}
