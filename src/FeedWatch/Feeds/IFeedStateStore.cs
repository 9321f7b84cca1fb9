namespace FeedWatch.Feeds;

/// <summary>Keeps what we learnt about feeds: a small state that every poll reads, and a seen-set that only a changed document needs.</summary>
public interface IFeedStateStore
{
    /// <summary>The states of all feeds ever polled, also of those that are no longer configured.</summary>
    Task<IReadOnlyDictionary<FeedId, FeedState>> GetAllAsync(CancellationToken cancellationToken);

    Task<FeedState?> FindAsync(FeedId feedId, CancellationToken cancellationToken);

    /// <summary>Empty for a feed that was never saved.</summary>
    Task<SeenSet> GetSeenAsync(FeedId feedId, CancellationToken cancellationToken);

    /// <summary>One transaction. Without <paramref name="seen"/> the kept seen-set stays as it is.</summary>
    Task SaveAsync(FeedState state, SeenSet? seen, CancellationToken cancellationToken);
}
