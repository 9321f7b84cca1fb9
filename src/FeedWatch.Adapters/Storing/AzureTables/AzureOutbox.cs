using Azure.Data.Tables;
using FeedWatch.Alerting;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>A partition a recipient. An alert's guard is there from the first day to the last, whatever becomes of it: it keeps the same alert from being added again.</summary>
internal sealed class AzureOutbox(AlertTable table, IHitStore hits) : IOutbox
{
    // A mail that is open comes before them: a few would be many.
    private const int RowsToTheFirstWaiting = 20;

    private readonly AlertChanges changes = new(table);
    private readonly AlertFinder finder = new(table);
    private readonly AlertAging aging = new(table, hits);

    public async Task AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        foreach (var recipient in alerts.DistinctBy(alert => alert.Id).GroupBy(alert => alert.Recipient))
        {
            await table.Recipients.AddAsync(recipient.Key, cancellationToken);
            foreach (var part in Transactions.Split(recipient, AlertRow.Write))
            {
                await AddPartAsync(recipient.Key, part, cancellationToken);
            }
        }
    }

    public Task<IReadOnlyList<RecipientId>> FindRecipientsWithDueAlertsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        table.Recipients.FindAsync((recipient, cancel) => table.Waiting.AnyDueAsync(recipient, now, cancel), cancellationToken);

    public Task<IReadOnlyList<Alert>> GetDueAsync(RecipientId recipient, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        table.Waiting.GetDueAsync(recipient, now, most, cancellationToken);

    public Task<IReadOnlyList<Alert>> GetAsync(RecipientId recipient, IReadOnlyList<AlertId> alerts, CancellationToken cancellationToken) =>
        table.GetAsync(recipient, alerts, cancellationToken);

    public async Task<DateTimeOffset?> FindEarliestDueAsync(CancellationToken cancellationToken) =>
        (await table.Recipients.AskEachAsync(FindEarliestDueAsync, cancellationToken)).Min();

    public IAsyncEnumerable<Alert> FindAsync(AlertSearch search, CancellationToken cancellationToken) => finder.FindAsync(search, cancellationToken);

    public Task<int> ResendAsync(IReadOnlyList<Alert> alerts, DateTimeOffset now, CancellationToken cancellationToken) => changes.ResendAsync(alerts, now, cancellationToken);

    public Task<int> CancelAsync(IReadOnlyList<Alert> alerts, string reason, CancellationToken cancellationToken) => changes.CancelAsync(alerts, reason, cancellationToken);

    public Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => aging.RemoveOldAsync(before, most, cancellationToken);

    private async Task AddPartAsync(RecipientId recipient, IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        var missing = alerts;

        // It fails only where one of them is there, by whomever, and that is in the next round no more.
        for (var round = 0; missing.Count > 0 && !await table.Rows.WriteAsync([.. missing.SelectMany(AlertRow.Write).Select(Transactions.Add)], cancellationToken); round++)
        {
            if (round > alerts.Count)
            {
                throw new StorageException($"An alert cannot be added: rows of it are damaged. Remove those of {missing[0].Id} from the table Alerts.");
            }

            var there = (await table.GetAsync(recipient, [.. missing.Select(alert => alert.Id)], cancellationToken)).Select(alert => alert.Id).ToHashSet();
            missing = [.. missing.Where(alert => !there.Contains(alert.Id))];
        }
    }

    private async Task<DateTimeOffset?> FindEarliestDueAsync(RecipientId recipient, CancellationToken cancellationToken)
    {
        var range = AlertRow.Open(recipient) with { PageRows = RowsToTheFirstWaiting, Columns = [nameof(TableEntity.RowKey), AlertRow.DueAt] };
        DateTimeOffset? earliest = null;
        await foreach (var row in table.Rows.QueryAsync(range, cancellationToken))
        {
            var dueAt = row.Time(AlertRow.DueAt);
            earliest = earliest < dueAt ? earliest : dueAt;
            if (AlertRow.IsWaiting(row))
            {
                // The others are due after it.
                break;
            }
        }

        return earliest;
    }
}
