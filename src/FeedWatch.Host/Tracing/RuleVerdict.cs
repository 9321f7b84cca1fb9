using FeedWatch.Alerting;
using FeedWatch.Matching.Explaining;
using FeedWatch.Storing;

namespace FeedWatch.Host.Tracing;

/// <summary>What a rule, as it is now, says of a story, and what became of it.</summary>
/// <param name="Rule">Its name.</param>
internal sealed record RuleVerdict(string Rule, Verdict Verdict)
{
    /// <summary>The words that hit.</summary>
    public IReadOnlyList<string> Matched { get; init; } = [];

    /// <summary>The parts of the query that do not hold, as the owner wrote them.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    /// <summary>The words of the story that a NOT among those parts does not want.</summary>
    public IReadOnlyList<string> Unwanted { get; init; } = [];

    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    /// <summary>For a rule that is not for the story's feed: what it is for.</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    /// <summary>As it was kept when the story came; null: none is.</summary>
    public Hit? Hit { get; init; }

    public IReadOnlyList<Alert> Alerts { get; init; } = [];
}

internal enum Verdict
{
    NotFound,
    Found,

    /// <summary>Too costly to be decided.</summary>
    Possible,

    OtherFeeds,
}
