using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>Asks a server for a feed, conditionally where the state holds validators. Never throws for what a server or the network does.</summary>
public interface IFeedFetcher
{
    Task<FetchResult> FetchAsync(Feed feed, FeedState state, CancellationToken cancellationToken);
}
