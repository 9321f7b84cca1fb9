using FeedWatch.Feeds;

namespace FeedWatch.Benchmarks.Replay;

/// <summary>As FeedWatch learns it from what the polls find.</summary>
internal sealed class LearntInterval(PollPace pace) : IIntervalPolicy
{
    private Rhythm rhythm = Rhythm.Unknown;

    public string Name => $"learnt, from {pace.First.TotalMinutes:0} min, at most every {pace.Fastest.TotalMinutes:0} min";

    public TimeSpan After(SimulatedPoll poll)
    {
        rhythm = rhythm.After(new RhythmPoll(poll.New, poll.Stories.Count, poll.SharesNothing), poll.At);
        return rhythm.Interval(pace, poll.At);
    }
}
