using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using FeedWatch.Alerting;
using FeedWatch.Delivering;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>A row a mail until it is accepted or refused, a row an attempt, in the recipient's partition: what happens to a mail, to its alerts and in the ledger is one transaction.</summary>
internal sealed class AzureMails(AlertTable table) : IMailStore
{
    private readonly MailAttempts attempts = new(table);

    public async Task<bool> FixAsync(Mail mail, DateTimeOffset claimedUntil, CancellationToken cancellationToken) =>
        (table.Waiting.Recall(mail) is { } recalled && await TryFixAsync(mail, recalled, claimedUntil, cancellationToken))
        || (await table.Waiting.FindAsync(mail, cancellationToken) is { } found && await TryFixAsync(mail, found, claimedUntil, cancellationToken));

    public async Task<bool> ClaimAsync(Mail mail, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var row = await table.Rows.FindAsync(AlertRow.PartitionOf(mail.Recipient), MailRow.KeyOf(mail.Id), cancellationToken, MailRow.StateColumns);
        row?.Check();
        return row is not null && MailRow.MayBeClaimed(row, mail, now)
            && await table.Rows.TryWriteAsync([Transactions.Merge(MailRow.Claim(row, until), row.ETag)], cancellationToken);
    }

    public Task<IReadOnlyList<RecipientId>> FindRecipientsWithDueMailAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        table.Recipients.FindAsync(
            (recipient, cancel) => table.Rows.QueryAsync(MailRow.Of(recipient) with { Columns = MailRow.StateColumns }, cancel).AnyAsync(row => MailRow.IsDue(row, now), cancel).AsTask(),
            cancellationToken);

    public async Task<IReadOnlyList<Mail>> GetOpenAsync(RecipientId recipient, CancellationToken cancellationToken)
    {
        var mails = await table.Rows.QueryAsync(MailRow.Of(recipient), cancellationToken).Select(MailRow.Read).ToListAsync(cancellationToken);
        return [.. mails.OrderBy(mail => mail.FixedAt)];
    }

    public Task AcceptAsync(Mail mail, Delivery delivery, CancellationToken cancellationToken) =>
        attempts.CloseAsync(mail, delivery, AlertStatus.Accepted, null, cancellationToken);

    public Task RetryAsync(Mail mail, Delivery delivery, DateTimeOffset nextAttemptAt, CancellationToken cancellationToken) =>
        attempts.RetryAsync(mail, delivery, nextAttemptAt, cancellationToken);

    public Task RefuseAsync(Mail mail, Delivery delivery, string reason, CancellationToken cancellationToken) =>
        attempts.CloseAsync(mail, delivery, AlertStatus.Refused, reason, cancellationToken);

    public Task SplitAsync(Mail mail, Delivery delivery, IReadOnlyList<Mail> parts, CancellationToken cancellationToken) =>
        attempts.SplitAsync(mail, delivery, parts, cancellationToken);

    public async IAsyncEnumerable<Delivery> FindDeliveriesAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ranges = (await table.Recipients.GetAllAsync(cancellationToken)).Select(recipient => DeliveryRow.Since(recipient, since)).ToList();
        await foreach (var row in table.Rows.MergeAsync(ranges, cancellationToken))
        {
            yield return DeliveryRow.Read(row);
        }
    }

    public async Task<int> RemoveOldDeliveriesAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var removed = 0;
        foreach (var recipient in await table.Recipients.GetAllAsync(cancellationToken))
        {
            var range = DeliveryRow.Before(recipient, before) with { PageRows = most - removed, Columns = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)] };
            var old = await table.Rows.QueryAsync(range, cancellationToken).Take(most - removed).ToListAsync(cancellationToken);
            await RemoveAsync(old, cancellationToken);
            removed += old.Count;
            if (removed == most)
            {
                break;
            }
        }

        return removed;
    }

    public async IAsyncEnumerable<Mail> FindOpenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One after the other, for after a day without a mail server they may be many, and long.
        var rows = await table.Recipients.AskEachAsync(
            (recipient, cancel) => table.Rows.QueryAsync(MailRow.Of(recipient) with { Columns = MailRow.StateColumns }, cancel).ToListAsync(cancel).AsTask(), cancellationToken);
        foreach (var row in rows.SelectMany(ofRecipient => ofRecipient).OrderBy(MailRow.ReadFixedAt))
        {
            if (await table.Rows.FindAsync(row.PartitionKey, row.RowKey, cancellationToken) is { } mail)
            {
                yield return MailRow.Read(mail);
            }
        }
    }

    private async Task<bool> TryFixAsync(Mail mail, IReadOnlyDictionary<AlertId, DateTimeOffset> dueTimes, DateTimeOffset claimedUntil, CancellationToken cancellationToken)
    {
        var partition = AlertRow.PartitionOf(mail.Recipient);
        var alerts = mail.Alerts.Distinct().ToList();
        var row = MailRow.Write(mail, alerts.Min(alert => dueTimes[alert]), claimedUntil);
        return await table.Rows.TryWriteAsync(
            [
                Transactions.Add(row),
                .. alerts.Select(alert => Transactions.Remove(partition, AlertRow.WaitingOf(alert, dueTimes[alert]))),
                .. alerts.Select(alert => Transactions.Merge(AlertRow.Mark(mail.Recipient, alert, AlertStatus.InMail))),
            ],
            cancellationToken);
    }

    private async Task RemoveAsync(IReadOnlyList<TableEntity> old, CancellationToken cancellationToken)
    {
        foreach (var part in old.Chunk(Transactions.MostRows))
        {
            if (!await table.Rows.WriteAsync([.. part.Select(row => Transactions.Remove(row.PartitionKey, row.RowKey))], cancellationToken))
            {
                // Another process removes them too, or this was done and the answer lost.
                await Task.WhenAll(part.Select(row => table.Rows.RemoveAsync(row.PartitionKey, row.RowKey, cancellationToken)));
            }
        }
    }
}
