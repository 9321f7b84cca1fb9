namespace FeedWatch.Feeds;

/// <summary>When to poll a feed that works: as often as its owner says, else as its rhythm teaches, slowed by what its publisher asks for, and within a day in any case.</summary>
public static class PollPlan
{
    /// <summary>A learnt interval is shortened by up to this share of it, so that feeds that were polled together part.</summary>
    public const double Jitter = 0.05;

    /// <param name="feed">Its <c>every:</c> is kept to the second: its owner knows the publisher.</param>
    /// <param name="history">What is learnt of it, this poll included.</param>
    /// <param name="freshFor">For how long the server calls its answer fresh; null: it does not say.</param>
    /// <param name="pace">How fast the owner lets us ask.</param>
    /// <param name="at">The poll.</param>
    public static DateTimeOffset NextPoll(Feed feed, FeedHistory history, TimeSpan? freshFor, PollPace pace, DateTimeOffset at)
    {
        if (feed.Every is { } every)
        {
            return at + every;
        }

        var learnt = history.Rhythm.Interval(pace, at);
        var parted = learnt - (learnt * Jitter * Chance.Of("jitter", feed.Id, at));
        var wished = Longest(parted, pace.Fastest, history.Hints?.Interval ?? TimeSpan.Zero, freshFor ?? TimeSpan.Zero);

        // A document that turns over meanwhile would lose stories: that goes before all that is asked for.
        var latest = at + Shortest(Rhythm.LongestInterval, Longest(history.Rhythm.Limit ?? Rhythm.LongestInterval, pace.Fastest));
        var next = at + Shortest(wished, Rhythm.LongestInterval);
        return history.Hints?.NextAllowed(next, latest) ?? (next < latest ? next : latest);
    }

    private static TimeSpan Longest(params ReadOnlySpan<TimeSpan> spans)
    {
        var longest = TimeSpan.Zero;
        foreach (var span in spans)
        {
            longest = span > longest ? span : longest;
        }

        return longest;
    }

    private static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
