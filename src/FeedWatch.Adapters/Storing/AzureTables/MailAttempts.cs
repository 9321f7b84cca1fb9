using Azure.Data.Tables;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Writes down what came of an attempt. The attempt's own row stands first in each transaction: nobody else writes it, so after a lost answer it tells whether the transaction was done.</summary>
internal sealed class MailAttempts(AlertTable table)
{
    /// <summary>The mail is finished. Whoever has claimed it meanwhile, what a server said of it is so.</summary>
    public async Task CloseAsync(Mail mail, Delivery delivery, AlertStatus status, string? reason, CancellationToken cancellationToken)
    {
        if (await TryCloseAsync(mail, mail.Alerts, delivery, status, reason, cancellationToken) || await FindAsync(mail, cancellationToken) is null)
        {
            return;
        }

        // The mail is there, so an alert's row must be missing, as when someone removed it by hand. The others are marked: the mail must not go out again.
        var there = (await table.GetAsync(mail.Recipient, mail.Alerts, cancellationToken)).Select(alert => alert.Id).ToList();
        if (!await TryCloseAsync(mail, there, delivery, status, reason, cancellationToken) && await FindAsync(mail, cancellationToken) is not null)
        {
            throw new StorageException($"The mail {mail.Id} cannot be marked: other rows of it changed each time.");
        }
    }

    public Task RetryAsync(Mail mail, Delivery delivery, DateTimeOffset nextAttemptAt, CancellationToken cancellationToken) =>
        ChangeAsync(mail, delivery, row => [Transactions.Merge(MailRow.Retry(row, nextAttemptAt, StoredResult.Detail(delivery.Result)), row.ETag)], cancellationToken);

    public async Task SplitAsync(Mail mail, Delivery delivery, IReadOnlyList<Mail> parts, CancellationToken cancellationToken)
    {
        var alerts = await table.GetAsync(mail.Recipient, mail.Alerts, cancellationToken);
        var dueTimes = alerts.ToDictionary(alert => alert.Id, alert => alert.DueAt);
        var rows = parts.Select(part => MailRow.Write(part, part.Alerts.Min(alert => dueTimes.GetValueOrDefault(alert, part.FixedAt)))).ToList();
        await ChangeAsync(mail, delivery, row => Replace(row, rows), cancellationToken);
    }

    private Task<bool> TryCloseAsync(
        Mail mail, IReadOnlyList<AlertId> alerts, Delivery delivery, AlertStatus status, string? reason, CancellationToken cancellationToken) =>
        table.Rows.TryWriteAsync(
            [
                Transactions.Put(DeliveryRow.Write(delivery, mail)),
                Transactions.Remove(AlertRow.PartitionOf(mail.Recipient), MailRow.KeyOf(mail.Id)),
                .. alerts.Distinct().Select(alert => Transactions.Merge(AlertRow.Mark(mail.Recipient, alert, status, reason))),
            ],
            cancellationToken);

    // A part with all the alerts of the mail has its id and so its row, which a transaction may name only once.
    private static IEnumerable<TableTransactionAction> Replace(TableEntity mail, IReadOnlyList<TableEntity> parts)
    {
        var same = parts.FirstOrDefault(part => part.RowKey == mail.RowKey);
        return
        [
            same is null ? Transactions.Remove(mail) : Transactions.Replace(same, mail.ETag),
            .. parts.Where(part => part != same).Select(Transactions.Put),
        ];
    }

    // Where the attempt's row is there, this was done before, by a try whose answer was lost. Else someone finished or claimed the mail since we read it.
    private async Task ChangeAsync(Mail mail, Delivery delivery, Func<TableEntity, IEnumerable<TableTransactionAction>> change, CancellationToken cancellationToken)
    {
        while (await FindAsync(mail, cancellationToken) is { } row)
        {
            row.Check();
            var attempt = DeliveryRow.Write(delivery, mail);
            if (await table.Rows.WriteAsync([Transactions.Add(attempt), .. change(row)], cancellationToken)
                || await table.Rows.FindAsync(attempt.PartitionKey, attempt.RowKey, cancellationToken, nameof(TableEntity.RowKey)) is not null)
            {
                return;
            }
        }
    }

    private Task<TableEntity?> FindAsync(Mail mail, CancellationToken cancellationToken) =>
        table.Rows.FindAsync(AlertRow.PartitionOf(mail.Recipient), MailRow.KeyOf(mail.Id), cancellationToken, MailRow.StateColumns);
}
