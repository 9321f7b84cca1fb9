namespace FeedWatch.Feeds;

/// <summary>The feeds of one server, for the process that holds its lease.</summary>
public interface ILeasedServer
{
    /// <summary>A rest that is asked for here counts for every process once a feed was saved: the lease that is given back then leaves a server that nobody may take until it is over.</summary>
    HeldRest Rest { get; }

    /// <summary>What is known of a feed that the server was opened with, for its address of now.</summary>
    FeedState StateOf(Feed feed);

    /// <summary>Empty for a feed that was never saved.</summary>
    Task<SeenSet> GetSeenAsync(FeedId feedId, CancellationToken cancellationToken);

    /// <summary>One transaction, which also renews the lease; the save of the last feed gives it back. Without <paramref name="seen"/> the kept seen-set stays as it is.</summary>
    /// <exception cref="LeaseLostException">Another process holds the server now. Nothing was saved: what it saves counts.</exception>
    Task SaveAsync(FeedState state, SeenSet? seen, CancellationToken cancellationToken);

    /// <summary>Gives the server back although not each feed was saved; those stay due. Does nothing once it was given back.</summary>
    Task ReleaseAsync(CancellationToken cancellationToken);
}

/// <summary>A lease ran out while its holder was at work, and another process has the server now.</summary>
public sealed class LeaseLostException(string server)
    : Exception($"The lease of {server} ran out and another process holds it now.");
