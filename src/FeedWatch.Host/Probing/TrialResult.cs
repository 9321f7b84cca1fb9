using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Probing;

/// <summary>The stories to try a query on, or why there are none.</summary>
public abstract record TrialResult
{
    private TrialResult()
    {
    }

    /// <param name="Stories">Read as they are asked for: there may be hundreds of thousands.</param>
    /// <param name="TellsRate">They were collected over time, so that hits a day mean something.</param>
    public sealed record Opened(IAsyncEnumerable<TriedStory> Stories, bool TellsRate) : TrialResult;

    public sealed record Failed(string Reason) : TrialResult;
}

public sealed record TriedStory(Feed Feed, Story Story);
