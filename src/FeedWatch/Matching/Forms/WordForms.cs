using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Forms;

/// <summary>
/// The forms in which a query's word may stand in a text: made when the query is compiled and shown on request, never by stemming the story, which takes Лавров for лавр (laurel) and United for units.
/// </summary>
internal static class WordForms
{
    /// <summary>The word itself, then its other forms.</summary>
    public static IReadOnlyList<string> Of(string folded, Capitals typed)
    {
        if (ArabicPrefixes.Takes(folded))
        {
            return ArabicPrefixes.Forms(folded);
        }

        var others = folded switch
        {
            // UN, НАТО: names, not nouns. A single letter typed in capitals is no abbreviation, and has no forms either.
            _ when typed == Capitals.All => [],
            _ when typed == Capitals.First && RussianSurnames.IsOne(folded) => RussianSurnames.Cases(folded),
            _ when IsBetween(folded, 'a', 'z') => EnglishForms.Of(folded, isName: typed == Capitals.First),
            _ when IsBetween(folded, 'а', 'я') => CyrillicForms.Of(folded),
            _ => [],
        };
        return [folded, .. others.Where(form => form != folded && form.Length <= WordReader.LongestWord)];
    }

    private static bool IsBetween(string word, char first, char last) => !word.AsSpan().ContainsAnyExceptInRange(first, last);
}
