using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>Asks for what belongs to a feed besides its document, in the feed's name: the same guard, limits and secrets, one request after the other.</summary>
internal sealed class OlderPages(IFeedFetcher fetcher, IFeedParser parser, ServerPacer pacer)
{
    /// <summary>Null where there is nothing.</summary>
    public async Task<FetchResult.Fetched?> FetchAsync(Feed feed, Uri url, CancellationToken cancellationToken)
    {
        // Whoever polls the feed has a turn at its server already.
        await pacer.PassAsync(url.Authority, cancellationToken);
        return await fetcher.FetchAsync(feed, FeedState.Unknown(feed.Id) with { AdoptedUrl = url }, cancellationToken) as FetchResult.Fetched;
    }

    /// <summary>Null where there is nothing, or nothing that can be read.</summary>
    public async Task<FeedDocument?> ReadAsync(Feed feed, Uri url, CancellationToken cancellationToken) =>
        await FetchAsync(feed, url, cancellationToken) is { } fetched && parser.Parse(fetched.Body, fetched.ContentType, fetched.FinalUrl) is ParseResult.Parsed parsed
            ? parsed.Document
            : null;
}
