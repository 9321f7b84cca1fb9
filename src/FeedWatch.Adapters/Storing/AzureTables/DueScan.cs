using Azure.Data.Tables;
using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>What one look over the table of feeds found: rows that are due, servers that are held, and the configuration that was registered last. What is not due is passed over by the account itself and costs nothing.</summary>
/// <param name="Version">Of the configuration; null: none was registered.</param>
/// <param name="Held">Partitions of servers whose lease runs, or that rest.</param>
/// <param name="Resting">Those of them that rest.</param>
/// <param name="Due">Since when, by partition and row.</param>
internal sealed record DueScan(string? Version, HashSet<string> Held, HashSet<string> Resting, Dictionary<(string Partition, string Row), DateTimeOffset> Due)
{
    /// <summary>The clock was wrong at a poll that lies further ahead than this, and so is what it set.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    private static readonly string[] Columns =
        ["PartitionKey", "RowKey", Entity.Version, FeedRows.Due, LeaseRow.UntilColumn, LeaseRow.RestUntilColumn, RegistrationRow.Configuration];

    public static async Task<DueScan> RunAsync(AzureTable table, DateTimeOffset due, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var range = TableRange.Of(
            $"(RowKey ge {LeaseRow.First} and RowKey lt {LeaseRow.End}) or (RowKey ge {FeedRows.FirstState} and RowKey lt {FeedRows.EndOfStates} and (Due le {due} or LastPollAt gt {now + Ahead}))");
        var scan = new DueScan(null, [], [], []);
        await foreach (var row in table.QueryAsync(range with { Columns = Columns }, cancellationToken))
        {
            row.Check();
            if (!row.RowKey.StartsWith(LeaseRow.First, StringComparison.Ordinal))
            {
                scan.Due[(row.PartitionKey, row.RowKey)] = row.Time(FeedRows.Due);
            }
            else if (row.PartitionKey == RegistrationRow.Partition)
            {
                scan = scan with { Version = row.TextOrNull(RegistrationRow.Configuration) };
            }
            else
            {
                scan.AddServer(row, now);
            }
        }

        return scan;
    }

    /// <summary>Those of the feeds that are due. Rows of feeds that were removed, or that moved to another server, stay in the table and are passed over.</summary>
    public IEnumerable<(Feed Feed, DateTimeOffset Since, bool IsHeld, bool IsResting)> Among(IReadOnlyList<Feed> feeds)
    {
        foreach (var server in feeds.GroupBy(feed => feed.Server))
        {
            var partition = FeedRows.Partition(server.Key);
            foreach (var feed in server)
            {
                if (Due.TryGetValue((partition, FeedRows.StateKey(feed.Id)), out var since))
                {
                    yield return (feed, since, Held.Contains(partition), Resting.Contains(partition));
                }
            }
        }
    }

    private void AddServer(TableEntity row, DateTimeOffset now)
    {
        if (ServerRest.IsAhead(row.Time(LeaseRow.UntilColumn), now))
        {
            Held.Add(row.PartitionKey);
        }

        if (row.TimeOrNull(LeaseRow.RestUntilColumn) is { } rest && ServerRest.IsAhead(rest, now))
        {
            Resting.Add(row.PartitionKey);
        }
    }
}
