namespace FeedWatch.Matching.Forms;

/// <summary>
/// Surnames in -ов, -ев, -ин and -ын. Their cases are not those of nouns: Лавровым is the man, лавровым листом a bay leaf, so that they are made, and found, with a capital only.
/// </summary>
internal static class RussianSurnames
{
    private static readonly string[] Stems = ["ов", "ев", "ин", "ын"];

    // He, she, the family; the last two are Ukrainian.
    private static readonly string[] Endings = ["", "а", "у", "ым", "е", "ой", "ою", "ы", "ых", "ыми", "им", "і"];

    /// <summary>Whether a folded word is such a name in any of its cases.</summary>
    public static bool IsOne(string folded) =>
        folded.Length > 4 && Stems.Any(stem => Endings.Any(ending => folded.EndsWith(stem + ending, StringComparison.Ordinal)));

    /// <summary>The cases of a name in its first form; none of another, which is left as it was typed.</summary>
    public static IEnumerable<string> Cases(string folded) =>
        Stems.Any(stem => folded.EndsWith(stem, StringComparison.Ordinal)) ? Endings.Skip(1).Select(ending => folded + ending) : [];
}
