using System.Collections.Concurrent;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>The rules that ever found something: a key holds only a hash of a rule's name, and a listing of all must know them.</summary>
internal sealed class HitRules(AzureTable table)
{
    /// <summary>No rule's: the hash of a name never begins with this.</summary>
    private const string Partition = "!";

    private const string Rule = "Rule";

    private readonly ConcurrentDictionary<string, bool> known = new();

    /// <summary>Before the rule's first hit, so that none is ever without. Once a rule and process; written again it is the same row.</summary>
    public async Task AddAsync(string rule, CancellationToken cancellationToken)
    {
        if (!known.ContainsKey(rule))
        {
            await table.PutAsync(Entity.Create(Partition, HitRow.PartitionOf(rule)).With(Rule, rule), cancellationToken);
            known[rule] = true;
        }
    }

    public async Task<IReadOnlyList<string>> GetAllAsync(CancellationToken cancellationToken) =>
        await table.QueryAsync(TableRange.Of($"PartitionKey eq {Partition}"), cancellationToken).Select(row => row.Text(Rule)).ToListAsync(cancellationToken);
}
