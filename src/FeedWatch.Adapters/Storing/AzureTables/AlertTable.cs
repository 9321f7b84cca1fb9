using FeedWatch.Alerting;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>What the outbox and the mails share: a partition a recipient, which holds the alerts, the mails and the attempts, so that whatever happens to a mail is one transaction.</summary>
internal sealed class AlertTable
{
    private const int ReadsAtOnce = 16;

    public AlertTable(AzureTableAccount account)
    {
        Rows = account.Table("Alerts");
        Recipients = new AlertRecipients(Rows);
        Waiting = new WaitingAlerts(Rows);
    }

    public AzureTable Rows { get; }

    public AlertRecipients Recipients { get; }

    public WaitingAlerts Waiting { get; }

    /// <summary>Those that are there, in the order asked.</summary>
    public async Task<IReadOnlyList<Alert>> GetAsync(RecipientId recipient, IReadOnlyList<AlertId> alerts, CancellationToken cancellationToken)
    {
        var found = new Alert?[alerts.Count];
        await Parallel.ForAsync(0, alerts.Count, new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken }, async (i, cancel) =>
        {
            var row = await Rows.FindAsync(AlertRow.PartitionOf(recipient), AlertRow.GuardOf(alerts[i]), cancel);
            found[i] = row is null ? null : AlertRow.Read(row);
        });
        return [.. found.OfType<Alert>()];
    }
}
