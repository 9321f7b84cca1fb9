using FeedWatch.Testing.Matching;

namespace FeedWatch.Benchmarks.Agreement;

/// <summary>A pair on which engine and reference do not agree.</summary>
internal sealed record Difference(int Round, ReferenceQuery Query, ReferenceStory Story, string What)
{
    /// <summary>The smallest like it; itself where the query alone, without the other rules, agrees.</summary>
    public Difference Smallest()
    {
        if (ReferenceComparison.Difference(Query, Story) is null)
        {
            return this;
        }

        var (query, story) = ReferenceShrinker.Smallest(Query, Story, (smaller, shorter) => ReferenceComparison.Difference(smaller, shorter) is not null);
        return new Difference(Round, query, story, ReferenceComparison.Difference(query, story)!);
    }

    public override string ToString() => $"{What}\n    query {Query}\n    story {Story}";
}
