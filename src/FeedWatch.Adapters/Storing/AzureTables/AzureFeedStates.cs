using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Feed states of all servers, for those who look on: what names no server is looked for in all of them. Polls go through the schedule.</summary>
internal sealed class AzureFeedStates(AzureTableAccount account) : IFeedStateStore
{
    private readonly AzureTable table = account.Table(FeedRows.Table);

    public async Task<IReadOnlyDictionary<FeedId, FeedState>> GetAllAsync(CancellationToken cancellationToken)
    {
        var range = TableRange.Of($"RowKey ge {FeedRows.FirstState} and RowKey lt {FeedRows.EndOfStates}");
        return await LatestAsync(range, cancellationToken);
    }

    public async Task<FeedState?> FindAsync(FeedId feedId, CancellationToken cancellationToken) =>
        (await LatestAsync(TableRange.Of($"RowKey eq {FeedRows.StateKey(feedId)}"), cancellationToken)).GetValueOrDefault(feedId);

    public async Task<SeenSet> GetSeenAsync(FeedId feedId, CancellationToken cancellationToken)
    {
        var rows = await table.QueryAsync(TableRange.Of($"RowKey eq {FeedRows.SeenKey(feedId)}"), cancellationToken).ToListAsync(cancellationToken);
        return rows.MaxBy(row => row.Timestamp) is { } latest ? FeedRows.ReadSeen(latest) : SeenSet.Empty;
    }

    public Task SaveAsync(FeedState state, SeenSet? seen, CancellationToken cancellationToken)
    {
        var partition = FeedRows.Partition(state.Url?.Authority ?? string.Empty);
        return table.WriteAsync([.. FeedRows.Saving(partition, state, seen, FeedRows.NewToken())], cancellationToken);
    }

    // A feed whose server changed has rows with both: the one that was written last counts.
    private async Task<Dictionary<FeedId, FeedState>> LatestAsync(TableRange range, CancellationToken cancellationToken)
    {
        var latest = new Dictionary<FeedId, (FeedState State, DateTimeOffset? WrittenAt)>();
        await foreach (var row in table.QueryAsync(range, cancellationToken))
        {
            if (FeedRows.ReadState(row) is { } state && (!latest.TryGetValue(state.FeedId, out var other) || row.Timestamp > other.WrittenAt))
            {
                latest[state.FeedId] = (state, row.Timestamp);
            }
        }

        return latest.ToDictionary(feed => feed.Key, feed => feed.Value.State);
    }
}
