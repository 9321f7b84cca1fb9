using FeedWatch.Feeds;
using FeedWatch.Fetching;

namespace FeedWatch.Testing;

/// <summary>A real fetcher whose answers a test adds to, as if the server had said more.</summary>
public sealed class EditedFetcher(IFeedFetcher inner, Func<FetchResult, FetchResult> edit) : IFeedFetcher
{
    public async Task<FetchResult> FetchAsync(Feed feed, FeedState state, CancellationToken cancellationToken) =>
        edit(await inner.FetchAsync(feed, state, cancellationToken));
}
