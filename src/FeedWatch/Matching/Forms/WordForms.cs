using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Forms;

/// <summary>
/// The forms in which a query's word may stand in a text: made when the query is compiled and shown on request, never by stemming the story, which takes Лавров for лавр (laurel) and United for units.
/// </summary>
internal static class WordForms
{
    private const int ShortestWord = 3;

    // Of МИД, СБУ: abbreviations that are declined, in small letters behind the capitals.
    private static readonly string[] AbbreviationEndings = ["а", "у", "ом", "е"];

    /// <summary>The word itself, then its other forms.</summary>
    /// <param name="letters">How many of it are letters.</param>
    public static IReadOnlyList<string> Of(string folded, Capitals typed, int letters)
    {
        if (ArabicPrefixes.Takes(folded))
        {
            return ArabicPrefixes.Forms(folded);
        }

        return [folded, .. Others(folded, typed, letters).Where(form => form != folded && form.Length <= WordReader.LongestWord)];
    }

    private static IEnumerable<string> Others(string folded, Capitals typed, int letters)
    {
        var isLatin = IsBetween(folded, 'a', 'z');
        if ((!isLatin && !IsBetween(folded, 'а', 'я')) || letters < ShortestWord)
        {
            return [];
        }

        if (typed == Capitals.All && letters <= CapitalsRule.LongestAbbreviation)
        {
            return isLatin ? [$"{folded}s"] : AbbreviationEndings.Select(ending => folded + ending);
        }

        return isLatin ? EnglishForms.Of(folded, isName: typed == Capitals.First)
            : typed != Capitals.None && RussianSurnames.IsOne(folded) ? RussianSurnames.Cases(folded)
            : typed != Capitals.None && RussianSurnames.IsCase(folded) ? RussianSurnames.CasesOfHers(folded)
            : CyrillicForms.Of(folded);
    }

    private static bool IsBetween(string word, char first, char last) => !word.AsSpan().ContainsAnyExceptInRange(first, last);
}
