namespace FeedWatch.Benchmarks.Replay;

/// <summary>Decides when a feed is polled next. One object accompanies one feed from its first poll on.</summary>
internal interface IIntervalPolicy
{
    string Name { get; }

    TimeSpan After(SimulatedPoll poll);
}

/// <summary>What a poll saw.</summary>
/// <param name="At">When.</param>
/// <param name="Stories">All that the feed held.</param>
/// <param name="New">How many of them were new.</param>
/// <param name="SharesNothing">None of them was there at the poll before.</param>
internal sealed record SimulatedPoll(DateTimeOffset At, IReadOnlyList<ShownStory> Stories, int New, bool SharesNothing);

/// <summary>The same for every feed.</summary>
internal sealed class FixedInterval(TimeSpan interval) : IIntervalPolicy
{
    public string Name => $"every {interval.TotalMinutes:0} min";

    public TimeSpan After(SimulatedPoll poll) => interval;
}
