namespace FeedWatch.Matching.Forms;

/// <summary>
/// Singular and plural of an English noun, and the same -s and -es of verbs. Other languages of the Latin script have these endings too, and where they do not the forms are no words.
/// </summary>
internal static class EnglishForms
{
    private const int ShortestSingular = 3;

    // news, does, this, bus: too short to say what they end in.
    private const int ShortestPlural = 6;

    /// <param name="folded">a to z only.</param>
    /// <param name="isName">Typed with a capital: Williams is not the plural of William, so only -s is added.</param>
    public static IEnumerable<string> Of(string folded, bool isName)
    {
        if (folded.Length < ShortestSingular)
        {
            return [];
        }

        return Singulars(folded) is [_, ..] singulars ? isName ? [] : singulars : Plurals(folded);
    }

    private static IEnumerable<string> Plurals(string word)
    {
        var beforeLast = word[^2];
        return word[^1] switch
        {
            'y' when !IsVowel(beforeLast) => [$"{word[..^1]}ies", $"{word}s"],
            's' or 'x' or 'z' => [$"{word}es"],
            'h' when beforeLast is 's' or 'c' => [$"{word}es"],
            'o' => [$"{word}s", $"{word}es"],
            _ => [$"{word}s"],
        };
    }

    // None where the word does not look like a plural. Both where it could be either: exercises and boxes, movies and countries.
    private static string[] Singulars(string word) => word switch
    {
        _ when word.Length < ShortestPlural || word[^1] != 's' => [],
        [.. var stem, 'i', 'e', 's'] => [$"{stem}y", $"{stem}ie"],
        [.., 's' or 'x' or 'z' or 'h' or 'o', 'e', 's'] => [word[..^2], word[..^1]],
        [.., 's' or 'u' or 'i', 's'] or [.., 'i', 'c', 's'] => [],
        _ => [word[..^1]],
    };

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
