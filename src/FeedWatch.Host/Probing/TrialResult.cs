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
    public sealed record Opened(IAsyncEnumerable<TriedStory> Stories) : TrialResult
    {
        /// <summary>Since when they were collected, so that alerts a day mean something; null: they were not.</summary>
        public DateTimeOffset? WatchedFrom { get; init; }
    }

    public sealed record Failed(string Reason) : TrialResult;
}

public sealed record TriedStory(Feed Feed, Story Story)
{
    /// <summary>Found when it came, it would have alerted.</summary>
    public bool Alerts { get; init; } = true;
}
