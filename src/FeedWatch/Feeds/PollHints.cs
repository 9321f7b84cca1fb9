namespace FeedWatch.Feeds;

/// <summary>What the last whole document said about when to come back, kept for polls that bring none.</summary>
public sealed record PollHints
{
    private const int HoursOfDay = 24;
    private const int DaysOfWeek = 7;

    /// <summary>The shortest that its publisher wishes.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>A bit for each hour in UTC at which nothing new comes.</summary>
    public int SkipHours { get; init; }

    /// <summary>A bit for each such day, Sunday first.</summary>
    public int SkipDays { get; init; }

    /// <summary>Null where the document says nothing.</summary>
    public static PollHints? Of(PublisherHints hints)
    {
        var hours = Bits(hints.SkipHours, HoursOfDay);
        var days = Bits(hints.SkipDays.Select(day => (int)day), DaysOfWeek);
        return hints.Interval is null && hours == 0 && days == 0 ? null : new PollHints { Interval = hints.Interval, SkipHours = hours, SkipDays = days };
    }

    /// <summary>The first moment from <paramref name="at"/> on that is in no hour or day to be skipped; where all are, <paramref name="latest"/>.</summary>
    public DateTimeOffset NextAllowed(DateTimeOffset at, DateTimeOffset latest)
    {
        var allowed = at.ToUniversalTime();
        while (allowed < latest && IsSkipped(allowed))
        {
            allowed = new DateTimeOffset(allowed.Year, allowed.Month, allowed.Day, allowed.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
        }

        return allowed < latest ? allowed : latest;
    }

    private bool IsSkipped(DateTimeOffset at) => (SkipHours & (1 << at.Hour)) != 0 || (SkipDays & (1 << (int)at.DayOfWeek)) != 0;

    private static int Bits(IEnumerable<int> places, int most) =>
        places.Where(place => place >= 0 && place < most).Aggregate(0, (bits, place) => bits | (1 << place));
}
