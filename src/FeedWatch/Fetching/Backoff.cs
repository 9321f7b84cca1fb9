namespace FeedWatch.Fetching;

/// <summary>When to ask a failing feed again: after 1, 2, 4 … times its interval, at most 24 times, and never not at all. One that seems to have ended is asked ever less often, down to once a day.</summary>
public static class Backoff
{
    private const int MostIntervals = 24;
    private const int MostDoublings = 16;
    private static readonly TimeSpan LongestAfterEnd = TimeSpan.FromDays(1);

    /// <param name="consecutiveFailures">Counting the latest; zero is a feed that works.</param>
    /// <param name="interval">How often the feed is polled while it works.</param>
    public static TimeSpan After(int consecutiveFailures, TimeSpan interval)
    {
        // Beyond five doublings the most is reached; shifting by a large count would begin anew.
        var doublings = Math.Clamp(consecutiveFailures - 1, 0, 5);
        return interval * Math.Min(1 << doublings, MostIntervals);
    }

    /// <inheritdoc cref="After"/>
    public static TimeSpan AfterEnd(int consecutiveFailures, TimeSpan interval)
    {
        var wait = interval * (1 << Math.Clamp(consecutiveFailures - 1, 0, MostDoublings));
        return wait < LongestAfterEnd ? wait : LongestAfterEnd;
    }
}
