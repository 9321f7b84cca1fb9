namespace FeedWatch.Feeds;

/// <summary>The rests of the servers that a sole holder has open. Its rounds overlap: what one of them is told, the others must know and may not forget.</summary>
#pragma warning disable CA1001 // A semaphore that nobody asks for its wait handle has nothing to dispose of.
internal sealed class SharedRests(IServerRests rests)
#pragma warning restore CA1001
{
    private readonly Dictionary<string, SharedRest> open = [];

    // One read or write after another: a row is never newer than what its holders know, nor older than what they wrote.
    private readonly SemaphoreSlim turn = new(1, 1);

    public Task<SharedRest> OpenAsync(string server, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            if (!open.TryGetValue(server, out var shared))
            {
                open[server] = shared = new SharedRest(server, await rests.FindAsync(server, cancellationToken));
            }

            shared.Holders++;
            return shared;
        },
        cancellationToken);

    /// <summary>Writes down what is new.</summary>
    public Task KeepAsync(SharedRest shared, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            await WriteAsync(shared, cancellationToken);
            return true;
        },
        cancellationToken);

    public Task CloseAsync(SharedRest shared, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            shared.Holders--;
            if (shared.Holders == 0)
            {
                open.Remove(shared.Server);
            }

            await WriteAsync(shared, cancellationToken);
            return true;
        },
        cancellationToken);

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task WriteAsync(SharedRest shared, CancellationToken cancellationToken)
    {
        var rest = shared.Rest.ToKeep;
        if (rest != shared.Kept)
        {
            await (rest is null ? rests.RemoveAsync(shared.Server, cancellationToken) : rests.SaveAsync(shared.Server, rest, cancellationToken));
            shared.Kept = rest;
        }
    }
}

/// <summary>One server's, for all who have it open.</summary>
internal sealed class SharedRest(string server, ServerRest? kept)
{
    public string Server => server;

    public HeldRest Rest { get; } = new(kept);

    /// <summary>As it stands in the store.</summary>
    public ServerRest? Kept { get; set; } = kept;

    public int Holders { get; set; }
}
