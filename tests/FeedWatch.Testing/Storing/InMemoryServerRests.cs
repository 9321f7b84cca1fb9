using System.Collections.Concurrent;
using FeedWatch.Feeds;

namespace FeedWatch.Testing.Storing;

/// <summary>Rests that last as long as the object.</summary>
public sealed class InMemoryServerRests : IServerRests
{
    private readonly ConcurrentDictionary<string, ServerRest> rests = new();

    public Task<IReadOnlyDictionary<string, ServerRest>> GetAllAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, ServerRest>>(new Dictionary<string, ServerRest>(rests));

    public Task<ServerRest?> FindAsync(string server, CancellationToken cancellationToken) => Task.FromResult(rests.GetValueOrDefault(server));

    public Task SaveAsync(string server, ServerRest rest, CancellationToken cancellationToken)
    {
        rests[server] = rest;
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string server, CancellationToken cancellationToken)
    {
        rests.TryRemove(server, out _);
        return Task.CompletedTask;
    }
}
