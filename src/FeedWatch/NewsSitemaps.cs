using System.Text;
using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>Finds what a feed lost in the news sitemap of its site, which lists the titles of two days: between what the feed holds now and the newest story that we know.</summary>
internal sealed class NewsSitemaps(OlderPages pages)
{
    private const int MostAsked = 5;
    private const int MostRobotsCharacters = 500_000;

    private static readonly string[] UsualPaths = ["/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/news.xml"];

    /// <summary>Without ids: their links name them. Empty where the site has no news sitemap, or one that has none of the feed's stories.</summary>
    public async Task<IReadOnlyList<Entry>> FindMissedAsync(Feed feed, FeedDocument document, Func<IReadOnlyList<Entry>, bool> hasKnown, CancellationToken cancellationToken)
    {
        var site = document.Link is { } home && WebAddress.IsOne(home) ? home : feed.Url;
        foreach (var url in await AddressesAsync(site, cancellationToken))
        {
            if (await pages.ReadAsync(url, cancellationToken) is { Format: FeedFormat.NewsSitemap } sitemap)
            {
                return MissedIn(sitemap, document, hasKnown);
            }
        }

        return [];
    }

    /// <summary>What robots.txt names, then the places where it usually is.</summary>
    private async Task<IEnumerable<Uri>> AddressesAsync(Uri site, CancellationToken cancellationToken)
    {
        var robots = await pages.FetchAsync(new Uri(site, "/robots.txt"), cancellationToken);
        var named = robots is null ? [] : NamedIn(Encoding.UTF8.GetString(robots.Body.Span[..Math.Min(robots.Body.Length, MostRobotsCharacters)]), robots.FinalUrl);
        return named.Concat(UsualPaths.Select(path => new Uri(site, path))).Distinct().Take(MostAsked);
    }

    private static IEnumerable<Uri> NamedIn(string robots, Uri url) => robots.Split('\n')
        .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
        .Where(line => line.Length == 2 && line[0].Equals("Sitemap", StringComparison.OrdinalIgnoreCase))
        .Select(line => WebAddress.Resolve(url, line[1]))
        .OfType<Uri>()
        .Where(sitemap => sitemap.AbsolutePath.Contains("news", StringComparison.OrdinalIgnoreCase));

    // A sitemap is of the whole site: what is not in the feed's sections, or not in the gap, was never in the feed. Without
    // a story of the document in it, it tells nothing of the feed, or is an old copy. What it dates later than the document
    // begins was edited since: a known one there says nothing of where the gap ends.
    private static List<Entry> MissedIn(FeedDocument sitemap, FeedDocument document, Func<IReadOnlyList<Entry>, bool> hasKnown)
    {
        var present = document.Entries.Select(entry => entry.Link).OfType<Uri>().Select(CanonicalUrl.OfStory).ToHashSet();
        var sections = document.Entries.Select(entry => entry.Link).OfType<Uri>().Select(SectionOf).ToHashSet();
        var oldest = document.Entries.Min(entry => entry.PublishedAt);
        var listed = sitemap.Entries.Where(entry => entry.Link is not null).OrderByDescending(entry => entry.PublishedAt).DistinctBy(LinkOf).ToList();
        return !listed.Any(IsPresent) ? [] :
        [
            .. listed.Where(entry => !IsPresent(entry) && !(entry.PublishedAt >= oldest))
                .Select(entry => entry with { EntryId = null })
                .TakeWhile(entry => !hasKnown([entry]))
                .Where(entry => sections.Contains(SectionOf(entry.Link!))),
        ];

        bool IsPresent(Entry entry) => present.Contains(LinkOf(entry));
    }

    private static string LinkOf(Entry entry) => CanonicalUrl.OfStory(entry.Link!);

    /// <summary>Host and first folder; the host alone where stories lie directly under it.</summary>
    private static string SectionOf(Uri link) => link.Segments.Length > 2 ? $"{link.Host}/{link.Segments[1]}" : link.Host;
}
