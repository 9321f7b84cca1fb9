namespace FeedWatch.Feeds;

/// <summary>What a document says about when to come back: RSS ttl, skipHours and skipDays, and the syndication module's sy:update*.</summary>
public sealed record PublisherHints
{
    public static PublisherHints None { get; } = new();

    /// <summary>The longer of ttl and sy:updatePeriod / sy:updateFrequency; null where neither is given.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>Hours of the day in UTC, 0 to 23, at which nothing new comes.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>Days in UTC at which nothing new comes.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];
}
