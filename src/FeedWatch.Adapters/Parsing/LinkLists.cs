using AngleSharp.Dom;

namespace FeedWatch.Adapters.Parsing;

/// <summary>Boxes of links to other articles, which stand within many an article: their headlines are none of its text, and would be found as if they were.</summary>
internal static class LinkLists
{
    private const string Boxes = "ul, ol, dl, section, aside, nav, header, footer, div";

    private const double LeastOfLinks = 0.8;

    public static void RemoveFrom(IElement article)
    {
        foreach (var box in article.QuerySelectorAll(Boxes).Where(IsLinkList).ToList())
        {
            box.Remove();
        }
    }

    private static bool IsLinkList(IElement box)
    {
        var letters = box.TextContent.Count(char.IsLetterOrDigit);
        return letters == 0 || box.QuerySelectorAll("a").Sum(link => link.TextContent.Count(char.IsLetterOrDigit)) > letters * LeastOfLinks;
    }
}
