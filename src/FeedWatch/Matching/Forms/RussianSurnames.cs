namespace FeedWatch.Matching.Forms;

/// <summary>
/// Surnames in -ов, -ев, -ин and -ын. Their cases are not those of nouns: Лавровым is the man, лавровым листом a bay leaf, so that they are made, and found, with a capital only.
/// </summary>
internal static class RussianSurnames
{
    private static readonly string[] Stems = ["ов", "ев", "ин", "ын"];

    private const int Shortest = 5;

    // -ин is also how Украина and вакцина go on.
    private static readonly string[] StemsOfCases = ["ов", "ев"];

    // He, she, the family; towns (под Харьковом); the last two are Ukrainian.
    private static readonly string[] Endings = ["а", "у", "ым", "ом", "е", "ой", "ою", "ы", "ых", "ыми", "им", "і"];

    private static readonly string[] Hers = ["ой", "ою", "у", "ы", "е"];

    /// <summary>Whether a folded word is such a name in its first form.</summary>
    public static bool IsOne(string folded) => folded.Length >= Shortest && EndsWithAny(folded, Stems);

    /// <summary>Whether it is one in another case, typed as it is wanted.</summary>
    public static bool IsCase(string folded) =>
        folded.Length > Shortest && EndsWithAny(folded, StemsOfCases.SelectMany(stem => Endings, (stem, ending) => stem + ending));

    /// <summary>The other cases of a name in its first form.</summary>
    public static IEnumerable<string> Cases(string folded) => Endings.Select(ending => folded + ending);

    /// <summary>Захарова, or Молдова: hers and a country's; none of another case, which is left as it was typed.</summary>
    public static IEnumerable<string> CasesOfHers(string folded) => folded[^1] == 'а' ? Hers.Select(ending => folded[..^1] + ending) : [];

    private static bool EndsWithAny(string word, IEnumerable<string> endings) => endings.Any(ending => word.EndsWith(ending, StringComparison.Ordinal));
}
