using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using FeedWatch.Alerting;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Lists alerts, the latest first.</summary>
internal sealed class AlertFinder(AlertTable table)
{
    private const int ReadsAtOnce = 64;

    public IAsyncEnumerable<Alert> FindAsync(AlertSearch search, CancellationToken cancellationToken) =>
        IsForFew(search) ? FindFewAsync(search, cancellationToken) : FindByTimeAsync(search, cancellationToken).Take(search.Limit);

    // Of a person's alerts few are refused, and hardly one begins like another: those are picked out by the account. Else it is the latest that matter.
    private static bool IsForFew(AlertSearch search) => !string.IsNullOrEmpty(search.IdPrefix) || search.Status is not (null or AlertStatus.Accepted);

    private async IAsyncEnumerable<Alert> FindFewAsync(AlertSearch search, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = await AlertRecipients.AskEachAsync(await RecipientsAsync(search, cancellationToken), (recipient, cancel) => FindFewAsync(recipient, search, cancel), cancellationToken);
        foreach (var alert in found.SelectMany(ofRecipient => ofRecipient).OrderByDescending(alert => alert.CreatedAt).Take(search.Limit))
        {
            yield return alert;
        }
    }

    private async Task<List<Alert>> FindFewAsync(RecipientId recipient, AlertSearch search, CancellationToken cancellationToken)
    {
        var prefix = search.IdPrefix ?? string.Empty;
        var range = search.Status is { } status ? AlertRow.Guards(recipient, prefix, status) : AlertRow.Guards(recipient, prefix);
        return await table.Rows.QueryAsync(range, cancellationToken).Select(AlertRow.Read).Where(alert => IsMeant(alert, search)).ToListAsync(cancellationToken);
    }

    private async IAsyncEnumerable<Alert> FindByTimeAsync(AlertSearch search, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = search.Since ?? DateTimeOffset.MinValue;
        var ranges = (await RecipientsAsync(search, cancellationToken)).Select(recipient => AlertRow.Since(recipient, since) with { PageRows = search.Limit }).ToList();
        await foreach (var rows in table.Rows.MergeAsync(ranges, cancellationToken).Chunk(Math.Clamp(search.Limit, 1, ReadsAtOnce)).WithCancellation(cancellationToken))
        {
            var alerts = await Task.WhenAll(rows.Select(row => ReadGuardAsync(row, cancellationToken)));
            foreach (var alert in alerts.OfType<Alert>().Where(alert => IsMeant(alert, search)))
            {
                yield return alert;
            }
        }
    }

    // Removed since the listing began: null.
    private async Task<Alert?> ReadGuardAsync(TableEntity listed, CancellationToken cancellationToken)
    {
        var guard = await table.Rows.FindAsync(listed.PartitionKey, AlertRow.GuardOf(AlertRow.ReadId(listed)), cancellationToken);
        return guard is null ? null : AlertRow.Read(guard);
    }

    private async Task<IReadOnlyList<RecipientId>> RecipientsAsync(AlertSearch search, CancellationToken cancellationToken) =>
        search.Recipient is { } recipient ? [recipient] : await table.Recipients.GetAllAsync(cancellationToken);

    private static bool IsMeant(Alert alert, AlertSearch search) =>
        (search.Status is not { } status || alert.Status == status)
        && (search.Since is not { } since || alert.CreatedAt >= since)
        && alert.Id.Value.StartsWith(search.IdPrefix ?? string.Empty, StringComparison.Ordinal);
}
