using Azure;
using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>The schedule of processes that share a storage account. Whatever makes it right is in the account: a process may end at any line.</summary>
internal sealed class AzureFeedSchedule(AzureTableAccount account, TimeProvider time) : IFeedSchedule
{
    private readonly AzureTable table = account.Table(FeedRows.Table);

    public async Task<IReadOnlyList<DueFeed>> FindDueAsync(IReadOnlyList<Feed> feeds, string version, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var scan = await DueScan.RunAsync(table, now, time.GetUtcNow(), cancellationToken);
        if (scan.Version != version)
        {
            await new FeedRegister(table, time).RunAsync(feeds, version, cancellationToken);
            scan = await DueScan.RunAsync(table, now, time.GetUtcNow(), cancellationToken);
        }

        return [.. from due in scan.Among(feeds) where !due.IsHeld orderby due.Since select new DueFeed(due.Feed)];
    }

    public async Task<DateTimeOffset?> FindEarliestDueAsync(IReadOnlyList<Feed> feeds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var scan = await DueScan.RunAsync(table, now, time.GetUtcNow(), cancellationToken);

        // One saved without a next poll is due at once: since when, nobody wrote down.
        return scan.Among(feeds).Where(due => !due.IsResting).Select(due => (DateTimeOffset?)due.Since).Where(since => since <= now && since > EntityColumns.FirstTime).Min();
    }

    public async Task<ServerLease?> TakeAsync(string server, DateTimeOffset now, TimeSpan span, CancellationToken cancellationToken)
    {
        var lease = new ServerLease(server, FeedRows.NewToken(), span);
        if (await table.WriteAsync([Transactions.Add(LeaseRow.Create(lease, now + span, rest: null))], cancellationToken))
        {
            return lease;
        }

        var there = await LeaseRow.FindAsync(table, server, cancellationToken);
        return there?.Token == lease.Token || (there?.IsOver(now) == true && await TakeOverAsync(lease, there, now, cancellationToken)) ? lease : null;
    }

    public async Task<ILeasedServer?> OpenAsync(ServerLease lease, IReadOnlyList<DueFeed> feeds, CancellationToken cancellationToken)
    {
        var rows = await ServerRows.ReadAsync(table, lease.Server, [.. feeds.Select(due => due.Feed.Id)], cancellationToken);
        var holder = FeedRows.NewToken();
        return await EnterAsync(lease, rows.Lease, holder, cancellationToken) is { } tag ? new AzureLeasedServer(table, time, lease, holder, tag, rows) : null;
    }

    // Of several that try, the tag lets one through. What the server asked for goes along until it has answered.
    private async Task<bool> TakeOverAsync(ServerLease lease, LeaseRow ended, DateTimeOffset now, CancellationToken cancellationToken) =>
        await table.WriteAsync([Transactions.Replace(LeaseRow.Create(lease, now + lease.Span, ended.RestBefore(now)), ended.Tag)], cancellationToken)
        || (await LeaseRow.FindAsync(table, lease.Server, cancellationToken))?.Token == lease.Token;

    // A message may wait long before its lease comes to be used: then it is renewed first, lest it end between the request and the save.
    private async Task<ETag?> EnterAsync(ServerLease lease, LeaseRow? row, string holder, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (row?.Token != lease.Token || row.Until - now > lease.Span / 2)
        {
            return row?.Token == lease.Token ? row.Tag : null;
        }

        return await table.WriteTaggedAsync([LeaseRow.Renew(lease, holder, now + lease.Span, row.LastRest, row.Tag)], cancellationToken)
            ?? (await LeaseRow.FindAsync(table, lease.Server, cancellationToken))?.TagFor(lease, holder);
    }
}
