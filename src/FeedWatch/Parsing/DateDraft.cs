namespace FeedWatch.Parsing;

/// <summary>The parts of a date while it is read.</summary>
internal struct DateDraft
{
    private int hour;
    private int minute;
    private int second;

    public int Year { get; set; }

    public int Month { get; set; }

    public int Day { get; set; }

    public int Milliseconds { get; set; }

    public TimeSpan? Zone { get; set; }

    public bool HasTime { get; private set; }

    public void SetTime(int newHour, int newMinute, int newSecond)
    {
        (hour, minute, second) = (newHour, newMinute, newSecond);
        HasTime = true;
    }

    public void ToHalfDay(bool isAfternoon)
    {
        if (hour <= 12)
        {
            hour = (hour % 12) + (isAfternoon ? 12 : 0);
        }
    }

    public readonly DateTimeOffset? ToInstant()
    {
        // A leap second and the midnight that ends a day are times, though DateTime knows neither.
        if (Year is < 1 or > 9999 || Month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(Year, Month) || hour > 24 || minute > 59 || second > 60)
        {
            return null;
        }

        var ticks = new DateTime(Year, Month, Day, 0, 0, 0, DateTimeKind.Utc).Ticks
            + new TimeSpan(0, hour, minute, second, Milliseconds).Ticks
            - (Zone ?? TimeSpan.Zero).Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
