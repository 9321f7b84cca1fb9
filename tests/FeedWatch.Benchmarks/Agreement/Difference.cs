using FeedWatch.Testing.Matching;

namespace FeedWatch.Benchmarks.Agreement;

/// <summary>A pair on which engine and reference do not agree.</summary>
internal sealed record Difference(int Round, ReferenceQuery Query, ReferenceStory Story, string What)
{
    /// <summary>For a person: the pair as it was, and the smallest like it where the query alone differs too.</summary>
    public string Describe(int seed)
    {
        var described = $"seed {seed}, round {Round}: {What}\n  query {Query}\n  story {Story}";
        if (ReferenceComparison.Difference(Query, Story) is null)
        {
            return described;
        }

        var (query, story) = ReferenceShrinker.Smallest(Query, Story, (smaller, shorter) => ReferenceComparison.Difference(smaller, shorter) is not null);
        return $"{described}\n  smaller: {query}\n  on {story}\n  {ReferenceComparison.Difference(query, story)}";
    }
}
