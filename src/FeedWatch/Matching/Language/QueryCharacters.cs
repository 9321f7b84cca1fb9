using System.Globalization;

namespace FeedWatch.Matching.Language;

/// <summary>What a character is to a query. What is typed on a Chinese, German or Arabic keyboard means what it looks like.</summary>
internal static class QueryCharacters
{
    public static bool EndsRun(char letter) =>
        char.IsWhiteSpace(letter) || char.IsControl(letter) || letter is '(' or ')' or '（' or '）' or '&' or '＆' or '|' or '｜' || IsQuote(letter);

    public static bool IsQuote(char letter) => letter is '"' or '„' or '“' or '”' or '‟' or '«' or '»' or '＂' or '「' or '」' or '『' or '』' or '〝' or '〞';

    /// <summary>Control and zero-width characters come with copied text and are seen by nobody; inside a word they belong to it, as in Persian.</summary>
    public static bool IsBlank(char letter) =>
        char.IsWhiteSpace(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format;

    /// <summary>Without the blanks at both ends: a mark of the writing direction must not make a word of an operator.</summary>
    public static string WithoutUnseen(string run)
    {
        var (start, end) = (0, run.Length);
        while (start < end && IsBlank(run[start]))
        {
            start++;
        }

        while (end > start && IsBlank(run[end - 1]))
        {
            end--;
        }

        return run[start..end];
    }
}
