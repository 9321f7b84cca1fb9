namespace FeedWatch.Feeds;

/// <summary>The schedule of a store that one process alone polls from: it holds every lease, and there is nothing to write down but which servers rest.</summary>
public sealed class SoleHolder(IFeedStateStore states, IServerRests rests) : IFeedSchedule
{
    private readonly SharedRests shared = new(rests);

    public async Task<IReadOnlyList<DueFeed>> FindDueAsync(IReadOnlyList<Feed> feeds, string version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await states.GetAllAsync(cancellationToken);
        var resting = await rests.GetAllAsync(cancellationToken);
        return
        [
            .. from feed in feeds
               let state = (known.GetValueOrDefault(feed.Id) ?? FeedState.Unknown(feed.Id)).For(feed)
               where state.IsDue(now) && !IsResting(resting, feed, now)
               orderby state.NextPollAt
               select new DueFeed(feed, state),
        ];
    }

    public async Task<DateTimeOffset?> FindEarliestDueAsync(IReadOnlyList<Feed> feeds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await states.GetAllAsync(cancellationToken);
        var resting = await rests.GetAllAsync(cancellationToken);
        return feeds.Where(feed => !IsResting(resting, feed, now)).Select(feed => known.GetValueOrDefault(feed.Id)?.NextPollAt).Where(due => due <= now).Min();
    }

    public async Task<ServerLease?> TakeAsync(string server, DateTimeOffset now, TimeSpan span, CancellationToken cancellationToken) =>
        (await rests.FindAsync(server, cancellationToken))?.IsOn(now) == true ? null : new ServerLease(server, string.Empty, span);

    public async Task<ILeasedServer?> OpenAsync(ServerLease lease, IReadOnlyList<DueFeed> feeds, CancellationToken cancellationToken)
    {
        var known = new Dictionary<FeedId, FeedState>();
        foreach (var (feed, state) in feeds)
        {
            known[feed.Id] = state ?? await states.FindAsync(feed.Id, cancellationToken) ?? FeedState.Unknown(feed.Id);
        }

        return new HeldServer(shared, await shared.OpenAsync(lease.Server, cancellationToken), states, known);
    }

    private static bool IsResting(IReadOnlyDictionary<string, ServerRest> resting, Feed feed, DateTimeOffset now) =>
        resting.GetValueOrDefault(feed.Server)?.IsOn(now) == true;

    private sealed class HeldServer(SharedRests shared, SharedRest own, IFeedStateStore states, Dictionary<FeedId, FeedState> known) : ILeasedServer
    {
        private bool isGivenBack;

        public HeldRest Rest => own.Rest;

        public FeedState StateOf(Feed feed) => known[feed.Id].For(feed);

        public Task<SeenSet> GetSeenAsync(FeedId feedId, CancellationToken cancellationToken) => states.GetSeenAsync(feedId, cancellationToken);

        public async Task SaveAsync(FeedState state, SeenSet? seen, CancellationToken cancellationToken)
        {
            await shared.KeepAsync(own, cancellationToken);
            await states.SaveAsync(state, seen, cancellationToken);
        }

        public Task ReleaseAsync(CancellationToken cancellationToken)
        {
            var isOpen = !isGivenBack;
            isGivenBack = true;
            return isOpen ? shared.CloseAsync(own, cancellationToken) : Task.CompletedTask;
        }
    }
}
