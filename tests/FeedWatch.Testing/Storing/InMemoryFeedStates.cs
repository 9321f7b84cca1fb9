using FeedWatch.Feeds;

namespace FeedWatch.Testing.Storing;

/// <summary>Feed states that last as long as the object: a new program on the same object is a restart.</summary>
public sealed class InMemoryFeedStates : IFeedStateStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<FeedId, FeedState> states = [];
    private readonly Dictionary<FeedId, SeenSet> seenSets = [];

    public Task<IReadOnlyDictionary<FeedId, FeedState>> GetAllAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyDictionary<FeedId, FeedState>>(new Dictionary<FeedId, FeedState>(states));
        }
    }

    public Task<FeedState?> FindAsync(FeedId feedId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(states.GetValueOrDefault(feedId));
        }
    }

    public Task<SeenSet> GetSeenAsync(FeedId feedId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(seenSets.GetValueOrDefault(feedId, SeenSet.Empty));
        }
    }

    public Task SaveAsync(FeedState state, SeenSet? seen, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            states[state.FeedId] = state;
            if (seen is not null)
            {
                seenSets[state.FeedId] = seen;
            }

            return Task.CompletedTask;
        }
    }
}
