using Azure.Data.Tables;
using FeedWatch.Alerting;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Changes what becomes of single alerts. The guard's ETag keeps two from changing it at once; the row by which an alert waits, from changing what a mail takes.</summary>
internal sealed class AlertChanges(AlertTable table)
{
    private const int AtOnce = 16;

    public Task<int> ResendAsync(IReadOnlyList<Alert> alerts, DateTimeOffset now, CancellationToken cancellationToken) =>
        ChangeAsync(
            alerts,
            alert => alert.Status is AlertStatus.Accepted or AlertStatus.Refused or AlertStatus.Cancelled,
            alert => alert with { Status = AlertStatus.Waiting, Reason = null, DueAt = now, Resends = alert.Resends + 1 },
            (_, changed) => Transactions.Add(AlertRow.WriteWaiting(changed)),
            cancellationToken);

    public Task<int> CancelAsync(IReadOnlyList<Alert> alerts, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            alerts,
            alert => alert.Status == AlertStatus.Waiting,
            alert => alert with { Status = AlertStatus.Cancelled, Reason = reason },
            (alert, _) => Transactions.Remove(AlertRow.PartitionOf(alert.Recipient), AlertRow.WaitingOf(alert.Id, alert.DueAt)),
            cancellationToken);

    private async Task<int> ChangeAsync(
        IReadOnlyList<Alert> alerts, Func<Alert, bool> may, Func<Alert, Alert> change, Func<Alert, Alert, TableTransactionAction> also, CancellationToken cancellationToken)
    {
        var changed = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(alerts.DistinctBy(alert => alert.Id), options, async (asked, cancel) =>
        {
            while (await table.Rows.FindAsync(AlertRow.PartitionOf(asked.Recipient), AlertRow.GuardOf(asked.Id), cancel) is { } guard && AlertRow.Read(guard) is var alert && may(alert))
            {
                var after = change(alert);
                if (await table.Rows.TryWriteAsync([Transactions.Replace(AlertRow.WriteGuard(after), guard.ETag), also(alert, after)], cancel))
                {
                    Interlocked.Increment(ref changed);
                    break;
                }
            }
        });
        return changed;
    }
}
