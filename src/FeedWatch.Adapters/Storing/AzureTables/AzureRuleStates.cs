using Azure.Data.Tables;
using FeedWatch.Feeds;
using FeedWatch.Matching;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>A row a rule, in one partition: they are always read together.</summary>
internal sealed class AzureRuleStates(AzureTableAccount account) : IRuleStateStore
{
    private const string Partition = "rules";

    private readonly AzureTable table = account.Table("Rules");

    public async Task<IReadOnlyList<RuleState>> GetAllAsync(CancellationToken cancellationToken) =>
        await table.QueryAsync(TableRange.Of($"PartitionKey eq {Partition}"), cancellationToken).Select(Read).ToListAsync(cancellationToken);

    public Task SaveAsync(RuleState state, CancellationToken cancellationToken) =>
        table.PutAsync(
            Entity.Create(Partition, RowOf(state.Name))
                .With("Name", state.Name).With("Version", state.Version).With("AgainAt", state.AgainAt).With("AlertsNothing", state.AlertsNothing),
            cancellationToken);

    public Task RemoveAsync(string name, CancellationToken cancellationToken) => table.RemoveAsync(Partition, RowOf(name), cancellationToken);

    private static string RowOf(string rule) => ContentHash.Id("rule", rule);

    private static RuleState Read(TableEntity row)
    {
        row.Check();
        return new RuleState(row.Text("Name"), row.Text("Version"), row.TimeOrNull("AgainAt"), row.Flag("AlertsNothing"));
    }
}
