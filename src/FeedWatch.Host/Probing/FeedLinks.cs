using AngleSharp.Html.Parser;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Probing;

/// <summary>Addresses on a web page that may be feeds, likeliest first.</summary>
internal static class FeedLinks
{
    private const int MostLinks = 5_000;

    private static readonly string[] UsualPaths = ["/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json"];

    /// <summary>What the page says outright, then what its links look like.</summary>
    public static IEnumerable<Uri> On(ReadOnlyMemory<byte> page, Uri url)
    {
        using var stream = new MemoryStream(page.ToArray(), writable: false);
        using var document = new HtmlParser().ParseDocument(stream);
        var root = document.QuerySelector("base[href]")?.GetAttribute("href") is { } href && Uri.TryCreate(url, href, out var declared) ? declared : url;
        var announced = document.QuerySelectorAll("link[rel~=alternate i][href]")
            .Where(link => PageFeeds.IsFeedType(link.GetAttribute("type")));
        var looking = document.QuerySelectorAll("a[href]").Take(MostLinks).Where(link => LooksLikeAFeed(link.GetAttribute("href")!));
        return announced.Concat(looking)
            .Select(link => Uri.TryCreate(root, link.GetAttribute("href"), out var target) ? target : null)
            .OfType<Uri>()
            .Where(target => target.Scheme is "http" or "https")
            .Distinct()
            .ToList();
    }

    /// <summary>Where feeds lie on sites that do not say so.</summary>
    public static IEnumerable<Uri> UsuallyAt(Uri url) => UsualPaths.Select(path => new Uri(url, path));

    private static bool LooksLikeAFeed(string href)
    {
        var path = href.Split('?', '#')[0].TrimEnd('/');
        var last = path[(path.LastIndexOf('/') + 1)..];
        return last.Contains("rss", StringComparison.OrdinalIgnoreCase)
            || last.Contains("atom", StringComparison.OrdinalIgnoreCase)
            || last.Equals("feed", StringComparison.OrdinalIgnoreCase)
            || last.StartsWith("feed.", StringComparison.OrdinalIgnoreCase)
            || last.EndsWith(".rdf", StringComparison.OrdinalIgnoreCase)
            || (last.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && !last.Contains("sitemap", StringComparison.OrdinalIgnoreCase));
    }
}
