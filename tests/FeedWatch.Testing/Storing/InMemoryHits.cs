using FeedWatch.Storing;

namespace FeedWatch.Testing.Storing;

/// <summary>Hits that last as long as the object.</summary>
public sealed class InMemoryHits : IHitStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<HitKey, Hit> hits = [];

    /// <summary>All of them, for assertions.</summary>
    public IReadOnlyList<Hit> All
    {
        get
        {
            lock (gate)
            {
                return [.. hits.Values];
            }
        }
    }

    /// <summary>Whether an open alert still needs the hit. The outbox sets it: it alone knows.</summary>
    internal Func<HitKey, bool> IsNeeded { get; set; } = _ => false;

    public Task<IReadOnlyList<Hit>> AddAsync(IReadOnlyList<Hit> hits, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var hit in hits)
            {
                this.hits.TryAdd(hit.Key, hit);
            }

            return Task.FromResult<IReadOnlyList<Hit>>([.. hits.Select(hit => this.hits[hit.Key])]);
        }
    }

    public Task<IReadOnlyList<Hit>> GetAsync(IReadOnlyList<HitKey> keys, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<IReadOnlyList<Hit>>([.. keys.Where(hits.ContainsKey).Select(key => hits[key])]);
        }
    }

    public IAsyncEnumerable<Hit> FindAsync(HitSearch search, CancellationToken cancellationToken) =>
        All.Reverse()
            .Where(hit => search.Rule is null || hit.Key.Rule == search.Rule)
            .Where(hit => search.Since is not { } since || hit.FoundAt >= since)
            .Where(hit => ContainsAll(hit, search.Words))
            .OrderByDescending(hit => hit.FoundAt)
            .Take(search.Limit)
            .ToAsyncEnumerable();

    public Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        // Asked before the gate: the outbox has one of its own, and asks us while it holds it.
        var needed = All.Select(hit => hit.Key).Where(IsNeeded).ToHashSet();
        lock (gate)
        {
            var old = hits.Values.Where(hit => hit.FoundAt < before && !needed.Contains(hit.Key)).OrderBy(hit => hit.FoundAt).Take(most).ToList();
            old.ForEach(hit => hits.Remove(hit.Key));
            return Task.FromResult(old.Count);
        }
    }

    internal bool Contains(HitKey key)
    {
        lock (gate)
        {
            return hits.ContainsKey(key);
        }
    }

    private static bool ContainsAll(Hit hit, string? words) =>
        (words ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).All(word =>
            hit.Title.Contains(word, StringComparison.OrdinalIgnoreCase) || hit.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
