using Azure.Data.Tables;
using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>What one query of a server's partition found: its lease, the states of the wanted feeds and, where these are few, their seen-sets.</summary>
internal sealed class ServerRows
{
    // A filter takes 15 comparisons: the partition, the lease, a state and a seen-set of each. And a hundred whole seen-sets would fill the memory.
    private const int MostFeedsWithSeen = 6;

    private readonly Dictionary<string, TableEntity> rows = new(StringComparer.Ordinal);

    private readonly string partition;

    private ServerRows(string partition, IReadOnlyList<FeedId> feeds) => (this.partition, Feeds) = (partition, feeds);

    public IReadOnlyList<FeedId> Feeds { get; }

    /// <summary>False: seen-sets are read one by one as they are needed.</summary>
    public bool HasSeen => Feeds.Count <= MostFeedsWithSeen;

    public LeaseRow? Lease => rows.GetValueOrDefault(LeaseRow.Key(partition)) is { } row ? LeaseRow.Read(row) : null;

    public static async Task<ServerRows> ReadAsync(AzureTable table, string server, IReadOnlyList<FeedId> feeds, CancellationToken cancellationToken)
    {
        var found = new ServerRows(FeedRows.Partition(server), feeds);
        await foreach (var row in table.QueryAsync(found.Range(), cancellationToken))
        {
            found.rows[row.RowKey] = row;
        }

        return found;
    }

    public FeedState StateOf(FeedId feed) =>
        (rows.GetValueOrDefault(FeedRows.StateKey(feed)) is { } row ? FeedRows.ReadState(row) : null) ?? FeedState.Unknown(feed);

    public SeenSet SeenOf(FeedId feed) => rows.GetValueOrDefault(FeedRows.SeenKey(feed)) is { } row ? FeedRows.ReadSeen(row) : SeenSet.Empty;

    private TableRange Range()
    {
        if (!HasSeen)
        {
            return TableRange.Of($"PartitionKey eq {partition} and (RowKey eq {LeaseRow.Key(partition)} or (RowKey ge {FeedRows.FirstState} and RowKey lt {FeedRows.EndOfStates}))");
        }

        var keys = Feeds.SelectMany(feed => new[] { FeedRows.StateKey(feed), FeedRows.SeenKey(feed) }).Prepend(LeaseRow.Key(partition));
        return new TableRange($"{TableClient.CreateQueryFilter($"PartitionKey eq {partition}")} and ({string.Join(" or ", keys.Select(key => TableClient.CreateQueryFilter($"RowKey eq {key}")))})");
    }
}
