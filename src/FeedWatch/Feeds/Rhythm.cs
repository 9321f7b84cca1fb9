namespace FeedWatch.Feeds;

/// <summary>How often a feed has something new, learnt from what polls found and when; no date of a document counts. Pure: the same polls teach the same.</summary>
/// <remarks>
/// The interval is the geometric mean of the shortest one allowed and the mean time between two stories. Where a poll costs as much as it costs
/// to learn of one story so much later, this is the cheapest: a feed that is four times as quiet is asked half as often.
/// </remarks>
public sealed record Rhythm
{
    public static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    // One poll with more counts as this many: a burst says little of what follows.
    private const int MostAtOnce = 3;
    private const double LeastWeight = 0.1;

    // A night of eight hours makes a busy feed look like one with a story every two.
    private const int QuietShare = 4;

    private const int FindsOfAKnownRhythm = 5;
    private const int LongestGapsOfSilence = 5;

    private static readonly TimeSpan ShortestGap = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HalfLifeOfLongestGap = TimeSpan.FromDays(30);
    private static readonly TimeSpan ShortestSilence = TimeSpan.FromDays(2);
    private static readonly TimeSpan LimitAfterGap = TimeSpan.FromMinutes(1);

    public static Rhythm Unknown { get; } = new();

    /// <summary>Mean time between two stories; null: none came since the first poll.</summary>
    public TimeSpan? Gap { get; init; }

    /// <summary>The longest usual wait for something new; what is long past counts less.</summary>
    public TimeSpan? LongestGap { get; init; }

    /// <summary>Polls that found something new.</summary>
    public int Finds { get; init; }

    /// <summary>When something new was found last; at first, when the watch began.</summary>
    public DateTimeOffset? LatestAt { get; init; }

    /// <summary>The last poll that could read the feed.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>The feed turns over faster than we came: wait no longer than this, whatever else is learnt or asked for. Doubles with each poll until it is gone.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>What the first poll finds was there before: it only starts the clock.</summary>
    public Rhythm Begin(DateTimeOffset at) => this with { LatestAt = at, ReadAt = at };

    public Rhythm After(RhythmPoll poll, DateTimeOffset at)
    {
        if (LatestAt is not { } latest)
        {
            return Begin(at);
        }

        var read = this with { ReadAt = at, Limit = LimitAfter(poll, at) };
        return poll.New == 0 ? read : read.Found(poll.New, NotNegative(at - latest), at);
    }

    /// <summary>How long to wait for the next poll.</summary>
    public TimeSpan Interval(PollPace pace, DateTimeOffset at)
    {
        var quiet = NotNegative(at - (LatestAt ?? at)) / QuietShare;
        var wanted = Gap is { } gap ? Mean(pace.Fastest, Longer(gap, quiet)) : Longer(pace.First, Mean(pace.Fastest, quiet));
        return Longer(pace.Fastest, Shorter(wanted, Shorter(Limit ?? LongestInterval, LongestInterval)));
    }

    /// <summary>Nothing new for far longer than ever lately, where a rhythm is known.</summary>
    public bool IsSilent(DateTimeOffset at) =>
        Finds >= FindsOfAKnownRhythm && LatestAt is { } latest && LongestGap is { } longest
        && at - latest > ShortestSilence && at - latest > longest * LongestGapsOfSilence;

    private Rhythm Found(int count, TimeSpan since, DateTimeOffset at)
    {
        var each = Longer(since / count, ShortestGap);
        var weight = Math.Max(1.0 / (Finds + 1), 1 - Math.Pow(1 - LeastWeight, Math.Min(count, MostAtOnce)));
        var faded = LongestGap * Math.Pow(0.5, since / HalfLifeOfLongestGap);

        // A silence of months is not usual because it happened once.
        var usual = LongestGap is { } longest ? Shorter(since, longest * 2) : since;
        return this with
        {
            Gap = Gap is { } gap ? gap + ((each - gap) * weight) : each,
            LongestGap = Longer(usual, faded ?? TimeSpan.Zero),
            Finds = Finds + 1,
            LatestAt = at,
        };
    }

    // Half of the document was new: it may have been twice as much by the next time. Under a clock that was set back no time has gone by.
    private TimeSpan? LimitAfter(RhythmPoll poll, DateTimeOffset at)
    {
        if (poll.SharesNothing)
        {
            return LimitAfterGap;
        }

        var eased = Limit * 2 is { } twice && twice < LongestInterval ? Longer(twice, LimitAfterGap) : (TimeSpan?)null;
        var isLate = poll.New > 0 && poll.New * 2 >= poll.Held && ReadAt is not null;
        return isLate ? Shorter(Longer((at - ReadAt!.Value) / 2, LimitAfterGap), eased ?? LongestInterval) : eased;
    }

    private static TimeSpan Mean(TimeSpan one, TimeSpan other) => TimeSpan.FromSeconds(Math.Sqrt(one.TotalSeconds * other.TotalSeconds));

    private static TimeSpan NotNegative(TimeSpan span) => Longer(span, TimeSpan.Zero);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

/// <summary>What a poll found, as far as the rhythm is concerned.</summary>
/// <param name="New">Stories that were not known.</param>
/// <param name="Held">All stories of the document; none for one that did not change.</param>
/// <param name="SharesNothing">None of them was in the document before.</param>
public readonly record struct RhythmPoll(int New, int Held, bool SharesNothing = false)
{
    public static RhythmPoll Unchanged => default;
}

/// <summary>How fast the owner lets us ask.</summary>
/// <param name="First">The interval while nothing is learnt.</param>
/// <param name="Fastest">The shortest one that may be learnt.</param>
public sealed record PollPace(TimeSpan First, TimeSpan Fastest);
