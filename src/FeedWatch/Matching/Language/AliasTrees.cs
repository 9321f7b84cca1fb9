using System.Collections.Concurrent;

namespace FeedWatch.Matching.Language;

/// <summary>Aliases that were read without a mistake, so that a long one is read once for all queries of a configuration.</summary>
internal sealed class AliasTrees
{
    private readonly ConcurrentDictionary<string, QueryNode> trees = new(StringComparer.OrdinalIgnoreCase);

    public QueryNode? Find(string name) => trees.GetValueOrDefault(name);

    public void Add(string name, QueryNode tree) => trees.TryAdd(name, tree);
}
