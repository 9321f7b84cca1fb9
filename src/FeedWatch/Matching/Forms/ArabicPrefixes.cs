namespace FeedWatch.Matching.Forms;

/// <summary>Arabic writes "and", "in", "for", "like" and "the" as part of the next word: a query for الأمم must find للأمم and والأمم.</summary>
internal static class ArabicPrefixes
{
    private const int ShortestWord = 3;
    private const string Article = "ال";
    private static readonly string[] BeforeArticle = ["", "ب", "ف", "ك", "و", "وب", "وك"];
    private static readonly string[] BeforeBareWord = ["", "ب", "ف", "ك", "ل", "و", "وب", "ول", "ال", "بال", "فال", "كال", "لل", "وال", "ولل"];

    public static bool Takes(string folded) => folded.Length >= ShortestWord && folded[0] is >= '\u0621' and <= '\u064A';

    /// <summary>The word and its forms with prefixes.</summary>
    public static IReadOnlyList<string> Forms(string folded)
    {
        if (!folded.StartsWith(Article, StringComparison.Ordinal) || folded.Length <= Article.Length + 1)
        {
            return [.. BeforeBareWord.Select(prefix => prefix + folded)];
        }

        // For the, written together: للأمم; and لله with two of the three.
        var bare = folded[Article.Length..];
        var forThe = bare[0] == 'ل' ? $"ل{bare}" : $"لل{bare}";
        return [.. BeforeArticle.Select(prefix => prefix + folded), forThe, $"و{forThe}"];
    }
}
