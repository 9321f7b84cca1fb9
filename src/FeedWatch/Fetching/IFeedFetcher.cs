using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>Asks a server for a feed, conditionally where the state holds validators. Never throws for what a server or the network does.</summary>
public interface IFeedFetcher
{
    Task<FetchResult> FetchAsync(Feed feed, FeedState state, CancellationToken cancellationToken);

    /// <summary>Asks for a page that a story of the feed links to, of which 2 MiB are taken at most. A feed's word opens nothing private: only its own host may be, or that of a feed which is private itself.</summary>
    Task<FetchResult> FetchArticleAsync(Feed feed, Uri link, CancellationToken cancellationToken);
}
