namespace FeedWatch.Delivering;

/// <summary>When to try a failed mail again: after 1, 2, 4 ... minutes, at most an hour apart, for ever.</summary>
public static class RetrySchedule
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <param name="attempts">Attempts made so far, at least 1.</param>
    public static TimeSpan After(int attempts)
    {
        var doublings = Math.Min(attempts - 1, 6);
        var wait = TimeSpan.FromMinutes(1 << doublings);
        return wait < Longest ? wait : Longest;
    }
}
