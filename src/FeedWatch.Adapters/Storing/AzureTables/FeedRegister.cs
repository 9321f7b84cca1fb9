using Azure;
using Azure.Data.Tables;
using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Gives each feed of a new configuration its row, so that it is found when it is due. Nothing is ever removed: two processes with different configurations would take each other's rows.</summary>
internal sealed class FeedRegister(AzureTable table, TimeProvider time)
{
    private const int ServersAtOnce = 32;

    private static readonly string[] Columns = ["PartitionKey", "RowKey", Entity.Version, FeedRows.Url, FeedRows.LastPollAt];

    /// <summary>Twice is once. The version is written last: stopped before that, it begins anew.</summary>
    public async Task RunAsync(IReadOnlyList<Feed> feeds, string version, CancellationToken cancellationToken)
    {
        var range = TableRange.Of($"RowKey ge {FeedRows.FirstState} and RowKey lt {FeedRows.EndOfStates}") with { Columns = Columns };
        var known = (await table.QueryAsync(range, cancellationToken).Select(Known.Read).ToListAsync(cancellationToken)).ToLookup(row => row.Row);
        await Parallel.ForEachAsync(
            feeds.GroupBy(feed => FeedRows.Partition(feed.Server)),
            new ParallelOptions { MaxDegreeOfParallelism = ServersAtOnce, CancellationToken = cancellationToken },
            async (server, token) => await RegisterAsync(server.Key, server, known, token));
        await table.PutAsync(RegistrationRow.Of(version), cancellationToken);
    }

    private async Task RegisterAsync(string partition, IEnumerable<Feed> feeds, ILookup<string, Known> known, CancellationToken cancellationToken)
    {
        var missing = new List<Feed>();
        foreach (var feed in feeds)
        {
            var rows = known[FeedRows.StateKey(feed.Id)].ToList();
            var here = rows.Find(row => row.Partition == partition);
            if (rows.MaxBy(row => row.LastPollAt) is { LastPollAt: not null } latest && (here is null || latest.LastPollAt > (here.LastPollAt ?? DateTimeOffset.MinValue)))
            {
                await CopyAsync(latest, partition, cancellationToken);
            }
            else if (here is null)
            {
                missing.Add(feed);
            }
            else if (here.Url != feed.Url)
            {
                await MakeDueAsync(here, feed, cancellationToken);
            }
        }

        foreach (var some in missing.Chunk(Transactions.MostRows))
        {
            await AddAsync(partition, some, cancellationToken);
        }
    }

    private async Task AddAsync(string partition, IReadOnlyList<Feed> feeds, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        List<TableTransactionAction> rows = [.. feeds.Select(feed => Transactions.Add(FeedRows.New(partition, feed, now)))];
        if (!await table.WriteAsync(rows, cancellationToken) && rows.Count > 1)
        {
            // Another process is registering them too, or has polled some already: what is there stays.
            foreach (var row in rows)
            {
                await table.WriteAsync([row], cancellationToken);
            }
        }
    }

    // Only as long as nobody has polled the new address: an idle feed is not to be asked twice.
    private async Task MakeDueAsync(Known row, Feed feed, CancellationToken cancellationToken)
    {
        var due = new TableEntity(row.Partition, row.Row).With(FeedRows.Due, time.GetUtcNow());
        while (row.Url != feed.Url && !await table.WriteAsync([new TableTransactionAction(TableTransactionActionType.UpdateMerge, due, row.Tag)], cancellationToken))
        {
            row = await table.FindAsync(row.Partition, row.Row, cancellationToken, Columns) is { } changed ? Known.Read(changed) : row with { Url = feed.Url };
        }
    }

    // The feed's address was edited and leads to another server: what was learnt goes along, and the feed is due at once.
    private async Task CopyAsync(Known from, string partition, CancellationToken cancellationToken)
    {
        var range = TableRange.Of($"PartitionKey eq {from.Partition} and (RowKey eq {from.Row} or RowKey eq {FeedRows.SeenKeyOf(from.Row)})");
        var rows = await table.QueryAsync(range, cancellationToken).Select(row => Moved(row, partition)).ToListAsync(cancellationToken);
        rows.Find(row => row.RowKey == from.Row)?.With(FeedRows.Due, time.GetUtcNow());
        await table.WriteAsync([.. rows.Select(row => Transactions.Put(row))], cancellationToken);
    }

    private static TableEntity Moved(TableEntity row, string partition)
    {
        row.Check();
        var moved = new TableEntity(partition, row.RowKey);
        foreach (var column in row.Where(column => column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
        {
            moved[column.Key] = column.Value;
        }

        return moved;
    }

    private sealed record Known(string Partition, string Row, Uri? Url, DateTimeOffset? LastPollAt, ETag Tag)
    {
        public static Known Read(TableEntity row)
        {
            row.Check();
            return new Known(row.PartitionKey, row.RowKey, row.Url(FeedRows.Url), row.TimeOrNull(FeedRows.LastPollAt), row.ETag);
        }
    }
}
