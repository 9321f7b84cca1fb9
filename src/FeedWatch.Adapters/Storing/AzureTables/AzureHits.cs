using Azure.Data.Tables;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>A partition a rule. Finding, searching and removing go from rule to rule.</summary>
internal sealed class AzureHits : IHitStore
{
    private const int ReadsAtOnce = 16;

    private readonly AzureTable table;
    private readonly HitRules rules;
    private readonly HitFinder finder;
    private readonly HitAging aging;

    public AzureHits(AzureTableAccount account, IOpenAlerts openAlerts)
    {
        table = account.Table("Hits");
        rules = new HitRules(table);
        finder = new HitFinder(table, rules);
        aging = new HitAging(table, rules, openAlerts);
    }

    public async Task<IReadOnlyList<Hit>> AddAsync(IReadOnlyList<Hit> hits, CancellationToken cancellationToken)
    {
        var stored = new Dictionary<HitKey, Hit>();
        foreach (var rule in hits.DistinctBy(hit => hit.Key).GroupBy(hit => hit.Key.Rule))
        {
            await rules.AddAsync(rule.Key, cancellationToken);
            var written = rule.Select(hit => new WrittenHit(hit, HitRow.Write(hit)));
            foreach (var part in Transactions.Split(written, hit => hit.Rows))
            {
                await AddAsync(part, stored, cancellationToken);
            }
        }

        return [.. hits.Select(hit => stored[hit.Key])];
    }

    public async Task<IReadOnlyList<Hit>> GetAsync(IReadOnlyList<HitKey> keys, CancellationToken cancellationToken)
    {
        var found = new Hit?[keys.Count];
        await Parallel.ForAsync(0, keys.Count, new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken }, async (i, cancel) =>
        {
            var row = await table.FindAsync(HitRow.PartitionOf(keys[i].Rule), HitRow.GuardOf(keys[i].StoryId), cancel);
            found[i] = row is null ? null : HitRow.Read(row);
        });
        return [.. found.OfType<Hit>()];
    }

    public IAsyncEnumerable<Hit> FindAsync(HitSearch search, CancellationToken cancellationToken) => finder.FindAsync(search, cancellationToken);

    public Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => aging.RemoveOldAsync(before, most, cancellationToken);

    private async Task AddAsync(IReadOnlyList<WrittenHit> hits, Dictionary<HitKey, Hit> stored, CancellationToken cancellationToken)
    {
        var missing = hits;

        // A round fails only where one of them is there, by whomever, which takes it out of the next round.
        for (var round = 0; missing.Count > 0; round++)
        {
            if (await table.WriteAsync([.. missing.SelectMany(hit => hit.Rows).Select(Transactions.Add)], cancellationToken))
            {
                missing.ToList().ForEach(hit => stored.Add(hit.Hit.Key, hit.Hit));
                return;
            }

            if (round > hits.Count)
            {
                throw new StorageException($"The hits of the rule {hits[0].Hit.Key.Rule} cannot be added: rows of them are damaged. Remove those of the story {missing[0].Hit.Key.StoryId} from the table.");
            }

            foreach (var hit in await GetAsync([.. missing.Select(hit => hit.Hit.Key)], cancellationToken))
            {
                stored.Add(hit.Key, hit);
            }

            missing = [.. missing.Where(hit => !stored.ContainsKey(hit.Hit.Key))];
        }
    }

    private sealed record WrittenHit(Hit Hit, IReadOnlyList<TableEntity> Rows);
}
