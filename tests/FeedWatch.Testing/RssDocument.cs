using System.Globalization;
using System.Net;
using System.Text;

namespace FeedWatch.Testing;

/// <summary>One item of a feed that a test writes.</summary>
public sealed record RssItem(string Title, string? Id = null, string? Link = null, string Text = "", DateTimeOffset? PublishedAt = null)
{
    /// <summary>Its whole text (content:encoded), where the feed gives it besides a teaser.</summary>
    public string? Content { get; init; }
}

/// <summary>Writes an RSS 2.0 document, well-formed unless it is cut.</summary>
public static class RssDocument
{
    public static string Of(params IEnumerable<RssItem> items)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Wire</title><link>https://wire.example/</link>\n");
        foreach (var item in items)
        {
            text.Append("<item>");
            Append(text, "title", item.Title);
            Append(text, "guid", item.Id);
            Append(text, "link", item.Link);
            Append(text, "description", item.Text);
            Append(text, "content:encoded", item.Content);
            Append(text, "pubDate", item.PublishedAt?.UtcDateTime.ToString("r", CultureInfo.InvariantCulture));
            text.Append("</item>\n");
        }

        return text.Append("</channel></rss>").ToString();
    }

    /// <summary>The document broken off within its last item.</summary>
    public static string Truncated(params IEnumerable<RssItem> items)
    {
        var whole = Of(items);
        return whole[..(whole.LastIndexOf("</title>", StringComparison.Ordinal) - 1)];
    }

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"<{name}>{WebUtility.HtmlEncode(value)}</{name}>");
        }
    }
}
