namespace FeedWatch.Testing.Replay;

/// <summary>What one feed answered, poll after poll, raw as it was served.</summary>
public sealed record Outlet(string Name, IReadOnlyList<RawPoll> Polls)
{
    private static readonly TimeSpan LongestHole = TimeSpan.FromDays(2);

    /// <summary>The longest time that it was watched without a hole: what was published in a hole nobody knows.</summary>
    public Outlet WatchedClosely()
    {
        IReadOnlyList<RawPoll> longest = [];
        var start = 0;
        for (var at = 1; at <= Polls.Count; at++)
        {
            if (at == Polls.Count || Polls[at].At - Polls[at - 1].At > LongestHole)
            {
                longest = longest.Count == 0 || Polls[at - 1].At - Polls[start].At > longest[^1].At - longest[0].At ? [.. Polls.Skip(start).Take(at - start)] : longest;
                start = at;
            }
        }

        return this with { Polls = longest };
    }
}

/// <summary>One answer.</summary>
/// <param name="At">When it came.</param>
/// <param name="Body">As it was served.</param>
public sealed record RawPoll(DateTimeOffset At, Func<byte[]> Body);
