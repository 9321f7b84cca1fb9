using Azure.Data.Tables;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Removes old stories by passes over the table. How far a pass has come is a row of its own, so that steps are short and any process can take the next.</summary>
/// <remarks>Stories are not sorted by time, and a pass reads them all to find the old. So there is one in six hours, and a story may stay that much longer; between passes a call costs one read.</remarks>
internal sealed class StoryAging(AzureTable table)
{
    /// <summary>No feed's: those sort after it.</summary>
    public const string Partition = "!";

    private const string Row = "aging";

    private static readonly TimeSpan BetweenPasses = TimeSpan.FromHours(6);

    public async Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var pass = await ReadAsync(cancellationToken);
        if (pass is null || (pass.IsOver && before - pass.Before >= BetweenPasses))
        {
            pass = new Pass(before, null, IsOver: false);
        }

        return pass.IsOver ? 0 : await GoOnAsync(pass, most, cancellationToken);
    }

    private async Task<int> GoOnAsync(Pass pass, int most, CancellationToken cancellationToken)
    {
        var range = TableRange.Of($"PartitionKey gt {Partition} and FirstSeenAt le {pass.Before.ToUniversalTime()}") with
        {
            Columns = StoryRow.Age,
        };
        var removed = 0;
        await foreach (var page in table.QueryPagesAsync(range, pass.Continuation, cancellationToken))
        {
            var old = page.Values.Where(row => StoryRow.ReadFirstSeenAt(row) < pass.Before).Take(most - removed).ToList();
            await RemoveAsync(old, cancellationToken);
            removed += old.Count;
            if (removed == most)
            {
                // The rest of this page is the next step's.
                await SaveAsync(pass, cancellationToken);
                return removed;
            }

            pass = pass with { Continuation = page.ContinuationToken };
            await SaveAsync(pass, cancellationToken);
        }

        await SaveAsync(pass with { Continuation = null, IsOver = true }, cancellationToken);
        return removed;
    }

    private async Task RemoveAsync(List<TableEntity> old, CancellationToken cancellationToken)
    {
        foreach (var feed in old.GroupBy(row => row.PartitionKey))
        {
            foreach (var part in feed.Chunk(Transactions.MostRows))
            {
                if (!await table.WriteAsync([.. part.Select(row => Transactions.Remove(row.PartitionKey, row.RowKey))], cancellationToken))
                {
                    // Another process is at it too, or this was done and the answer lost.
                    await Task.WhenAll(part.Select(row => table.RemoveAsync(row.PartitionKey, row.RowKey, cancellationToken)));
                }
            }
        }
    }

    private async Task<Pass?> ReadAsync(CancellationToken cancellationToken)
    {
        var row = await table.FindAsync(Partition, Row, cancellationToken);
        row?.Check();
        return row is null ? null : new Pass(row.Time("Before"), row.TextOrNull("Continuation"), row.Flag("IsOver"));
    }

    private Task SaveAsync(Pass pass, CancellationToken cancellationToken) =>
        table.PutAsync(
            Entity.Create(Partition, Row).With("Before", pass.Before).With("Continuation", pass.Continuation).With("IsOver", pass.IsOver),
            cancellationToken);

    /// <param name="Before">Stories first seen before this go.</param>
    /// <param name="Continuation">After which page it goes on; null: at the start.</param>
    private sealed record Pass(DateTimeOffset Before, string? Continuation, bool IsOver);
}
