namespace FeedWatch.Feeds;

/// <summary>Where a sole holder writes down which servers rest. Where several processes share a store, the lease itself says it.</summary>
public interface IServerRests
{
    /// <summary>By <see cref="Feed.Server"/>; also rests that are over and were not followed by another answer yet.</summary>
    Task<IReadOnlyDictionary<string, ServerRest>> GetAllAsync(CancellationToken cancellationToken);

    Task<ServerRest?> FindAsync(string server, CancellationToken cancellationToken);

    Task SaveAsync(string server, ServerRest rest, CancellationToken cancellationToken);

    /// <summary>One that is not there is removed already.</summary>
    Task RemoveAsync(string server, CancellationToken cancellationToken);
}
