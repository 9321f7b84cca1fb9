namespace FeedWatch.Matching.Evaluating;

/// <summary>A set of queries, by their numbers, that is cleared in no time.</summary>
internal sealed class Candidates(int queries)
{
    private readonly int[] added = new int[queries];
    private readonly List<int> list = [];
    private int story = 1;

    public List<int> Queries => list;

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
            story = 1;
        }
    }
}
