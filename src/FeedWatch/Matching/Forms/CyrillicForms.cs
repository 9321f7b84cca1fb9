namespace FeedWatch.Matching.Forms;

/// <summary>
/// Cases and numbers of a Russian noun or adjective, by its ending. Where an ending does not say what the word is, the forms of each are made: those that are no words find nothing.
/// </summary>
internal static class CyrillicForms
{
    private const int ShortestStem = 3;

    private static readonly string[] HardMasculine = ["", "а", "у", "ом", "е", "ы", "ов", "ам", "ами", "ах"];
    private static readonly string[] AfterHush = ["", "а", "у", "ом", "ем", "е", "и", "ы", "ов", "ей", "ам", "ами", "ах"];
    private static readonly string[] HardFeminine = ["а", "ы", "и", "е", "у", "ой", "ою", "ей", "", "ам", "ами", "ах"];
    private static readonly string[] SoftSign = ["ь", "я", "ю", "ем", "ью", "е", "и", "ей", "ям", "ями", "ях"];
    private static readonly string[] SoftFeminine = ["я", "и", "е", "ю", "ей", "ь", "ям", "ями", "ях"];
    private static readonly string[] EndingIya = ["ия", "ии", "ию", "ией", "ий", "иям", "иями", "иях"];
    private static readonly string[] EndingIye = ["ие", "ия", "ию", "ием", "ии", "ий", "иям", "иями", "иях"];
    private static readonly string[] EndingIi = ["ий", "ия", "ию", "ием", "ии", "иев", "иям", "иями", "иях"];
    private static readonly string[] EndingOi = ["ой", "оя", "ою", "оем", "ое", "ои", "оев", "оям", "оями", "оях"];
    private static readonly string[] ShortI = ["й", "я", "ю", "ем", "е", "и", "ев", "ям", "ями", "ях"];
    private static readonly string[] HardNeuter = ["о", "а", "у", "ом", "е", "", "ам", "ами", "ах"];
    private static readonly string[] SoftNeuter = ["е", "я", "ю", "ем", "и", "й", "ям", "ями", "ях"];
    private static readonly string[] PluralHard = ["ы", "а", "у", "ом", "е", "ой", "", "ов", "ам", "ами", "ах"];
    private static readonly string[] PluralIi = ["ии", "ия", "ию", "ией", "ием", "ий", "иям", "иями", "иях"];
    private static readonly string[] HardAdjective = ["ый", "ой", "ий", "ого", "ому", "ым", "им", "ом", "ая", "ую", "ое", "ые", "ие", "ых", "их", "ыми", "ими"];
    private static readonly string[] SoftAdjective = ["ий", "его", "ему", "им", "ем", "яя", "ей", "юю", "ее", "ие", "их", "ими"];

    // The longest ending first: the first that fits decides.
    private static readonly (string Ending, string[][] Paradigms)[] ByEnding =
    [
        ("ый", [HardAdjective]), ("ой", [HardAdjective, EndingOi]), ("ая", [HardAdjective]), ("ое", [HardAdjective]), ("ые", [HardAdjective]),
        ("яя", [SoftAdjective]), ("ее", [SoftAdjective]),
        ("ий", [HardAdjective, SoftAdjective, EndingIi]),
        ("ия", [EndingIya]), ("ие", [EndingIye, HardAdjective]), ("ии", [PluralIi]),
        ("а", [HardFeminine]), ("я", [SoftFeminine]), ("ь", [SoftSign]), ("й", [ShortI]), ("о", [HardNeuter]), ("е", [SoftNeuter]), ("ы", [PluralHard]),
    ];

    public static IEnumerable<string> Of(string folded)
    {
        foreach (var (ending, paradigms) in ByEnding)
        {
            if (folded.EndsWith(ending, StringComparison.Ordinal))
            {
                return folded.Length < ending.Length + ShortestStem ? [] : Join(folded[..^ending.Length], paradigms);
            }
        }

        var isNoun = folded.Length >= ShortestStem && folded[^1] is (>= 'б' and <= 'щ') and not ('и' or 'о' or 'у' or 'е');
        return !isNoun ? [] : Join(folded, [folded[^1] is 'г' or 'к' or 'х' or 'ж' or 'ч' or 'ш' or 'щ' or 'ц' ? AfterHush : HardMasculine]);
    }

    private static IEnumerable<string> Join(string stem, string[][] paradigms) =>
        paradigms.SelectMany(paradigm => paradigm).Distinct(StringComparer.Ordinal).Select(ending => stem + ending);
}
