namespace FeedWatch.Feeds;

/// <summary>The schedule of a store that one process alone polls from: it holds every lease, and there is nothing to write down about that.</summary>
public sealed class SoleHolder(IFeedStateStore states) : IFeedSchedule
{
    public async Task<IReadOnlyList<DueFeed>> FindDueAsync(IReadOnlyList<Feed> feeds, string version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await states.GetAllAsync(cancellationToken);
        return
        [
            .. from feed in feeds
               let state = (known.GetValueOrDefault(feed.Id) ?? FeedState.Unknown(feed.Id)).For(feed)
               where state.IsDue(now)
               orderby state.NextPollAt
               select new DueFeed(feed, state),
        ];
    }

    public async Task<DateTimeOffset?> FindEarliestDueAsync(IReadOnlyList<Feed> feeds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await states.GetAllAsync(cancellationToken);
        return feeds.Select(feed => known.GetValueOrDefault(feed.Id)?.NextPollAt).Where(due => due <= now).Min();
    }

    public Task<ServerLease?> TakeAsync(string server, DateTimeOffset now, TimeSpan span, CancellationToken cancellationToken) =>
        Task.FromResult<ServerLease?>(new ServerLease(server, string.Empty, span));

    public async Task<ILeasedServer?> OpenAsync(ServerLease lease, IReadOnlyList<DueFeed> feeds, CancellationToken cancellationToken)
    {
        var known = new Dictionary<FeedId, FeedState>();
        foreach (var (feed, state) in feeds)
        {
            known[feed.Id] = state ?? await states.FindAsync(feed.Id, cancellationToken) ?? FeedState.Unknown(feed.Id);
        }

        return new HeldServer(states, known);
    }

    private sealed class HeldServer(IFeedStateStore states, Dictionary<FeedId, FeedState> known) : ILeasedServer
    {
        public FeedState StateOf(Feed feed) => known[feed.Id].For(feed);

        public Task<SeenSet> GetSeenAsync(FeedId feedId, CancellationToken cancellationToken) => states.GetSeenAsync(feedId, cancellationToken);

        public Task SaveAsync(FeedState state, SeenSet? seen, CancellationToken cancellationToken) => states.SaveAsync(state, seen, cancellationToken);

        public Task ReleaseAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
