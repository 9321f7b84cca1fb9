using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>One query a recipient, and one read for each alert that is in a mail.</summary>
internal sealed class OpenAlerts(AlertTable table) : IOpenAlerts
{
    public async Task<HashSet<HitKey>> FindOpenAsync(CancellationToken cancellationToken)
    {
        var hits = await table.Recipients.AskEachAsync(FindOpenAsync, cancellationToken);
        return [.. hits.SelectMany(ofRecipient => ofRecipient)];
    }

    private async Task<IEnumerable<HitKey>> FindOpenAsync(Alerting.RecipientId recipient, CancellationToken cancellationToken)
    {
        var range = AlertRow.Open(recipient) with { Columns = ["RowKey", AlertRow.Rule, AlertRow.StoryId, MailRow.Alerts] };
        var rows = await table.Rows.QueryAsync(range, cancellationToken).ToListAsync(cancellationToken);
        var waiting = rows.Where(AlertRow.IsWaiting).Select(AlertRow.ReadHit);
        var mailed = rows.Where(row => !AlertRow.IsWaiting(row)).SelectMany(MailRow.ReadAlerts).ToList();
        var inMails = await table.GetAsync(recipient, mailed, cancellationToken);
        return waiting.Concat(inMails.Select(alert => alert.Hit)).OfType<HitKey>();
    }
}
