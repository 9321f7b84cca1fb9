namespace FeedWatch.Matching.Evaluating;

/// <summary>A set of queries, by their numbers, that is cleared in no time.</summary>
internal sealed class Candidates(int queries, int pairs)
{
    private readonly int[] added = new int[queries];
    private readonly int[] seenPairs = new int[pairs];
    private readonly List<int> list = [];
    private int story = 1;

    public List<int> Queries => list;

    /// <summary>Whether a pair of words was not seen in this story before. However often it stands there, its queries are added once.</summary>
    public bool IsFirst(int pair)
    {
        var isFirst = seenPairs[pair] != story;
        seenPairs[pair] = story;
        return isFirst;
    }

    public void Add(ReadOnlySpan<int> queries)
    {
        foreach (var query in queries)
        {
            if (added[query] != story)
            {
                added[query] = story;
                list.Add(query);
            }
        }
    }

    public void Clear()
    {
        list.Clear();
        if (++story == int.MaxValue)
        {
            Array.Clear(added);
            Array.Clear(seenPairs);
            story = 1;
        }
    }
}
