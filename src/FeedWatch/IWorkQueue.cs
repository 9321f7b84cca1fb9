using FeedWatch.Alerting;
using FeedWatch.Feeds;

namespace FeedWatch;

/// <summary>Hands work to whichever process takes it: ids and tokens only, at least once, in no order. Work that is lost is found again by the next sweep.</summary>
public interface IWorkQueue
{
    Task SendAsync(PollWork work, CancellationToken cancellationToken);

    /// <param name="work">What to deliver.</param>
    /// <param name="after">How long it stays out of sight.</param>
    Task SendAsync(DeliverWork work, TimeSpan after, CancellationToken cancellationToken);

    /// <summary>Work that failed so often that nobody tries it any more.</summary>
    Task<int> CountPoisonAsync(CancellationToken cancellationToken);
}

/// <summary>Servers to poll, each leased already.</summary>
public sealed record PollWork(IReadOnlyList<ServerWork> Servers);

/// <param name="Lease">What lets the receiver open the server.</param>
/// <param name="Feeds">Feeds that were due.</param>
public sealed record ServerWork(ServerLease Lease, IReadOnlyList<FeedId> Feeds);

/// <summary>A recipient with mail or alerts that are due.</summary>
public sealed record DeliverWork(RecipientId Recipient);
