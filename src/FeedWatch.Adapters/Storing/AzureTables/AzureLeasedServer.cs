using Azure;
using Azure.Data.Tables;
using FeedWatch.Feeds;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>A server for the one that holds its lease. Each save changes the lease's row by its tag, so that who lost the lease saves nothing.</summary>
/// <param name="holder">Tells this holder from one that the same message, come twice, has made.</param>
/// <param name="entered">Tag of the lease's row.</param>
#pragma warning disable CA1001 // A semaphore that nobody asks for its wait handle has nothing to dispose of.
internal sealed class AzureLeasedServer(AzureTable table, TimeProvider time, ServerLease lease, string holder, ETag entered, ServerRows rows) : ILeasedServer
#pragma warning restore CA1001
{
    private readonly string partition = FeedRows.Partition(lease.Server);
    private readonly HashSet<FeedId> unsaved = [.. rows.Feeds];

    // One save after another: each needs the tag that the one before has made.
    private readonly SemaphoreSlim turn = new(1, 1);

    // Null: the lease is over.
    private ETag? tag = entered;

    public HeldRest Rest { get; } = new(rows.Lease?.LastRest);

    public FeedState StateOf(Feed feed) => rows.StateOf(feed.Id).For(feed);

    public async Task<SeenSet> GetSeenAsync(FeedId feedId, CancellationToken cancellationToken)
    {
        if (rows.HasSeen)
        {
            return rows.SeenOf(feedId);
        }

        return await table.FindAsync(partition, FeedRows.SeenKey(feedId), cancellationToken) is { } row ? FeedRows.ReadSeen(row) : SeenSet.Empty;
    }

    public async Task SaveAsync(FeedState state, SeenSet? seen, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await SaveInTurnAsync(state, seen, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            while (tag is { } current)
            {
                var isGone = await table.WriteAsync([GiveBack(current)], cancellationToken);
                tag = isGone ? null : await FindTagAsync(cancellationToken);
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task SaveInTurnAsync(FeedState state, SeenSet? seen, CancellationToken cancellationToken)
    {
        var token = FeedRows.NewToken();
        var isLast = unsaved.All(feed => feed == state.FeedId);
        for (var isSaved = false; !isSaved;)
        {
            var current = tag ?? throw new LeaseLostException(lease.Server);
            var change = isLast ? GiveBack(current) : LeaseRow.Renew(lease, holder, time.GetUtcNow() + lease.Span, Rest.ToKeep, current);
            var next = await table.WriteTaggedAsync([change, .. FeedRows.Saving(partition, state, seen, token)], cancellationToken);

            // The lease's row is another than we left it. It can be our own write whose answer was lost: then the feed's row has our token.
            isSaved = next is not null || await IsSavedAsync(state.FeedId, token, cancellationToken);
            tag = next ?? await FindTagAsync(cancellationToken);
        }

        unsaved.Remove(state.FeedId);
        tag = isLast ? null : tag;
    }

    private TableTransactionAction GiveBack(ETag current) => LeaseRow.GiveBack(lease, Rest.ToKeep, current);

    private async Task<bool> IsSavedAsync(FeedId feed, string token, CancellationToken cancellationToken) =>
        (await table.FindAsync(partition, FeedRows.StateKey(feed), cancellationToken, Entity.Token))?.TextOrNull(Entity.Token) == token;

    private async Task<ETag?> FindTagAsync(CancellationToken cancellationToken) =>
        (await LeaseRow.FindAsync(table, lease.Server, cancellationToken))?.TagFor(lease, holder);
}
