using Azure.Data.Tables;
using FeedWatch.Alerting;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Removes old alerts, recipient by recipient: where nothing is old that is one read a recipient.</summary>
internal sealed class AlertAging(AlertTable table, IHitStore hits)
{
    private const int AlertsOfATransaction = Transactions.MostRows / 2;

    public async Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var recipient in await table.Recipients.GetAllAsync(cancellationToken))
        {
            var range = AlertRow.Before(recipient, before) with { PageRows = most };
            await foreach (var page in table.Rows.QueryPagesAsync(range, null, cancellationToken))
            {
                var old = (await FindFinishedAsync(page.Values, cancellationToken)).Take(most - removed).ToList();
                await RemoveAsync(old, cancellationToken);
                removed += old.Count;
                if (removed == most)
                {
                    return removed;
                }
            }
        }

        return removed;
    }

    private async Task<IReadOnlyList<Finished>> FindFinishedAsync(IReadOnlyList<TableEntity> listed, CancellationToken cancellationToken)
    {
        var finished = new List<Finished>();
        foreach (var part in listed.Chunk(AlertsOfATransaction))
        {
            var guards = await Task.WhenAll(part.Select(row => table.Rows.FindAsync(row.PartitionKey, AlertRow.GuardOf(AlertRow.ReadId(row)), cancellationToken)));
            finished.AddRange(part.Zip(guards, (row, guard) => guard is not null && IsFinished(AlertRow.Read(guard)) ? new Finished(row, guard) : null).OfType<Finished>());
        }

        var keys = finished.Select(alert => AlertRow.ReadHit(alert.Guard)).OfType<HitKey>().Distinct().ToList();
        var kept = (await hits.GetAsync(keys, cancellationToken)).Select(hit => hit.Key).ToHashSet();
        return [.. finished.Where(alert => AlertRow.ReadHit(alert.Guard) is not { } hit || !kept.Contains(hit))];
    }

    private static bool IsFinished(Alert alert) => alert.Status is AlertStatus.Accepted or AlertStatus.Refused or AlertStatus.Cancelled;

    private async Task RemoveAsync(IReadOnlyList<Finished> old, CancellationToken cancellationToken)
    {
        foreach (var part in old.Chunk(AlertsOfATransaction))
        {
            if (!await table.Rows.WriteAsync([.. part.SelectMany(alert => alert.Remove())], cancellationToken))
            {
                // One was sent again meanwhile, another process removes them too, or this was done and the answer lost. Each by itself: what was changed stays.
                await Task.WhenAll(part.Select(alert => table.Rows.WriteAsync(alert.Remove(), cancellationToken)));
            }
        }
    }

    private sealed record Finished(TableEntity Listed, TableEntity Guard)
    {
        public IReadOnlyList<TableTransactionAction> Remove() => [Transactions.Remove(Guard), Transactions.Remove(Listed.PartitionKey, Listed.RowKey)];
    }
}
