namespace FeedWatch.Feeds;

/// <summary>A feed cannot be read: since when, and what the operators know of it.</summary>
public sealed record Outage
{
    private const int PollsUntilTold = 3;
    private static readonly TimeSpan UntilGone = TimeSpan.FromDays(1);

    public required DateTimeOffset Since { get; init; }

    /// <summary>The last answer was that there is no such feed (404) or no longer (410).</summary>
    public bool IsMissing { get; init; }

    public bool IsTold { get; init; }

    /// <summary>Told that the feed seems to have ended.</summary>
    public bool IsEndTold { get; init; }

    /// <summary>The outage as it is after one more failed poll.</summary>
    /// <param name="before">Null: the feed worked until now.</param>
    /// <param name="failures">In a row, this one included.</param>
    /// <param name="end">What the answer says of the feed's end.</param>
    /// <param name="at">The poll.</param>
    public static Outage After(Outage? before, int failures, FeedEnd end, DateTimeOffset at)
    {
        var outage = before ?? new Outage { Since = at };
        var hasEnded = end == FeedEnd.Said || (end == FeedEnd.Likely && at - outage.Since >= UntilGone);
        return outage with
        {
            IsMissing = end != FeedEnd.No,
            IsTold = outage.IsTold || hasEnded || failures >= PollsUntilTold,
            IsEndTold = outage.IsEndTold || hasEnded,
        };
    }
}

public enum FeedEnd
{
    No,

    /// <summary>404: believed when it lasts.</summary>
    Likely,

    /// <summary>410.</summary>
    Said,
}
