using System.Text;
using System.Xml.Linq;
using FeedWatch.Parsing;

namespace FeedWatch.Tests;

/// <summary>Reads just what an archive needs: links back, and news sitemaps.</summary>
internal sealed class OlderEntryParser : IFeedParser
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace News = "http://www.google.com/schemas/sitemap-news/0.9";

    public ParseResult Parse(ReadOnlyMemory<byte> body, string? contentType, Uri baseUrl)
    {
        var text = Encoding.UTF8.GetString(body.Span);
        if (!text.StartsWith('<'))
        {
            return new ParseResult.NotAFeed("No XML.");
        }

        var root = XDocument.Parse(text).Root!;
        if (root.Name == Sitemap + "urlset")
        {
            return new ParseResult.Parsed(new FeedDocument { Format = FeedFormat.NewsSitemap, Entries = [.. root.Elements().Select(Listed)] });
        }

        var parsed = (ParseResult.Parsed)new FeedParser().Parse(body, contentType, baseUrl);
        var older = root.Descendants(Atom + "link").FirstOrDefault(link => link.Attribute("rel")?.Value is "prev-archive" or "next")?.Attribute("href")?.Value;
        return parsed with { Document = parsed.Document with { OlderPage = older is null ? null : new Uri(baseUrl, older) } };
    }

    private static Entry Listed(XElement url) => new()
    {
        Link = new Uri(url.Element(Sitemap + "loc")!.Value),
        Title = url.Descendants(News + "title").Single().Value,
        PublishedAt = url.Descendants(News + "publication_date").FirstOrDefault() is { } date ? DateTimeOffset.Parse(date.Value, System.Globalization.CultureInfo.InvariantCulture) : null,
    };
}
