namespace FeedWatch.Feeds;

/// <summary>Says which feeds are due and who may poll them: of the processes that share a store, one polls a server at a time. On one machine the process that holds the database's lock holds every lease.</summary>
public interface IFeedSchedule
{
    /// <summary>Those of the feeds that are due and whose server nobody holds and that does not rest. Feeds that were never polled, and those whose address was edited, are due at once. Longest due first.</summary>
    /// <param name="feeds">All that is watched, also what the caller has no use for now.</param>
    /// <param name="version">Of the configuration that says so: a version that was seen before need not be compared again.</param>
    /// <param name="now">Due at or before this.</param>
    Task<IReadOnlyList<DueFeed>> FindDueAsync(IReadOnlyList<Feed> feeds, string version, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>When the feed that has waited longest was due, held or not; null: none is due. Feeds of a server that rests are not waiting for us.</summary>
    Task<DateTimeOffset?> FindEarliestDueAsync(IReadOnlyList<Feed> feeds, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Leases one server; null: another process holds it, or was faster, or the server rests.</summary>
    /// <param name="server"><see cref="Feed.Server"/>.</param>
    /// <param name="now">A lease that ended before this may be taken over.</param>
    /// <param name="span">How long it lasts: from now, and anew from each save.</param>
    Task<ServerLease?> TakeAsync(string server, DateTimeOffset now, TimeSpan span, CancellationToken cancellationToken);

    /// <summary>Opens a server for its holder and reads what is known of the feeds; null: the lease is over.</summary>
    Task<ILeasedServer?> OpenAsync(ServerLease lease, IReadOnlyList<DueFeed> feeds, CancellationToken cancellationToken);
}

/// <summary>The right to poll one server. It can be handed to another process, which opens it.</summary>
/// <param name="Server">Host and port: <see cref="Feed.Server"/>.</param>
/// <param name="Token">Tells this lease from every other of the server.</param>
/// <param name="Span">How long it lasts after each save.</param>
public sealed record ServerLease(string Server, string Token, TimeSpan Span);

/// <param name="Feed">What is due.</param>
/// <param name="State">What was read of it already; null: nothing was.</param>
public sealed record DueFeed(Feed Feed, FeedState? State = null);
