using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Forms;

/// <summary>
/// When the capitals of a query word count: UN must not find the French un, WHO not who; NATO finds Nato; Лавровым is a man, лавровым a bay leaf.
/// </summary>
internal static class CapitalsRule
{
    public const int LongestAbbreviation = 6;

    public static Capitals Needs(string folded, Capitals typed, int letters) => typed switch
    {
        Capitals.All when letters is >= 2 and <= LongestAbbreviation => CommonWords.Contain(folded) ? Capitals.All : Capitals.First,
        Capitals.First or Capitals.All when RussianSurnames.IsOne(folded) || RussianSurnames.IsCase(folded) => Capitals.First,
        _ => Capitals.None,
    };
}
