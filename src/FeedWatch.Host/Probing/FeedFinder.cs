using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Probing;

/// <summary>Finds the feeds of a web site, and reads each one before it says so.</summary>
public sealed class FeedFinder(FeedProbe probe)
{
    private const int MostAsked = 20;

    /// <returns>The feeds, or why the page could not be read.</returns>
    public async Task<FindResult> FindAsync(Uri url, CancellationToken cancellationToken)
    {
        switch (await AskAsync(url, cancellationToken))
        {
            case ProbeResult.Readable readable:
                return new FindResult.Found([FoundFeed.Of(readable.FinalUrl, readable.Document)]);
            case ProbeResult.NotAFeed page:
                var named = await ReadAsync(FeedLinks.On(page.Body, page.FinalUrl), cancellationToken);
                return new FindResult.Found(named.Count > 0 ? named : await ReadAsync(FeedLinks.UsuallyAt(page.FinalUrl), cancellationToken));
            case ProbeResult.Failed failed:
                return new FindResult.Unreadable($"{failed.Reason} {failed.Advice}");
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<IReadOnlyList<FoundFeed>> ReadAsync(IEnumerable<Uri> candidates, CancellationToken cancellationToken)
    {
        var found = new List<FoundFeed>();
        foreach (var candidate in candidates.Take(MostAsked))
        {
            if (await AskAsync(candidate, cancellationToken) is ProbeResult.Readable readable && found.TrueForAll(feed => feed.Url != readable.FinalUrl))
            {
                found.Add(FoundFeed.Of(readable.FinalUrl, readable.Document));
            }
        }

        return found;
    }

    private Task<ProbeResult> AskAsync(Uri url, CancellationToken cancellationToken) =>
        probe.AskAsync(new Feed { Id = FeedId.Create(url), Url = url, Name = url.Host }, cancellationToken);
}

/// <summary>What looking for feeds came to.</summary>
public abstract record FindResult
{
    private FindResult()
    {
    }

    public sealed record Found(IReadOnlyList<FoundFeed> Feeds) : FindResult;

    public sealed record Unreadable(string Reason) : FindResult;
}

/// <summary>A feed that was read, as <c>--json</c> prints it.</summary>
/// <param name="LatestAt">When its latest story was published, where it says so.</param>
public sealed record FoundFeed(Uri Url, string Title, string Format, int Stories, DateTimeOffset? LatestAt)
{
    public static FoundFeed Of(Uri url, FeedDocument document) => new(
        url,
        document.Title,
        document.Format switch { FeedFormat.JsonFeed => "JSON Feed", FeedFormat.Atom => "Atom", FeedFormat.Rdf => "RDF", FeedFormat.NewsSitemap => "News sitemap", _ => "RSS" },
        document.Entries.Count,
        document.Entries.Max(entry => entry.PublishedAt ?? entry.UpdatedAt));
}
