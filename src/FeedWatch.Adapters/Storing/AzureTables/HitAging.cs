using Azure.Data.Tables;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Removes old hits, rule by rule: where nothing is old that is one read a rule.</summary>
internal sealed class HitAging(AzureTable table, HitRules rules, IOpenAlerts openAlerts)
{
    private const int HitsOfATransaction = Transactions.MostRows / 2;

    public async Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        HashSet<HitKey>? needed = null;
        var removed = 0;
        foreach (var rule in await rules.GetAllAsync(cancellationToken))
        {
            var range = HitRow.Before(rule, before) with { PageRows = most, Columns = HitRow.Name };
            await foreach (var page in table.QueryPagesAsync(range, null, cancellationToken))
            {
                if (page.Values.Count > 0)
                {
                    needed ??= await openAlerts.FindOpenAsync(cancellationToken);
                    var old = page.Values.Where(row => !needed.Contains(HitRow.ReadKey(row))).Take(most - removed).ToList();
                    await RemoveAsync(HitRow.PartitionOf(rule), old, cancellationToken);
                    removed += old.Count;
                }

                if (removed == most)
                {
                    return removed;
                }
            }
        }

        return removed;
    }

    private async Task RemoveAsync(string partition, List<TableEntity> old, CancellationToken cancellationToken)
    {
        foreach (var part in old.Chunk(HitsOfATransaction))
        {
            if (!await table.WriteAsync([.. part.SelectMany(row => Remove(partition, row))], cancellationToken))
            {
                // Another process removed some of them, or this was done and the answer lost. Each by itself: what is gone fails alone.
                await Task.WhenAll(part.Select(row => table.WriteAsync(Remove(partition, row), cancellationToken)));
            }
        }
    }

    private static IReadOnlyList<TableTransactionAction> Remove(string partition, TableEntity timed) =>
    [
        Transactions.Remove(partition, timed.RowKey),
        Transactions.Remove(partition, HitRow.GuardOf(HitRow.ReadKey(timed).StoryId)),
    ];
}
