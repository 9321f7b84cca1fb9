using System.Globalization;

namespace FeedWatch.Parsing.Dates;

/// <summary>The parts of a date while it is read.</summary>
internal struct DateDraft
{
    private const int LongestZone = 40;

    private int hour;
    private int minute;
    private int second;

    public int Year { get; set; }

    public int Month { get; set; }

    public int Day { get; set; }

    public int Milliseconds { get; set; }

    public TimeSpan? Zone { get; set; }

    public bool ZoneIsUnknown { get; private set; }

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

    /// <summary>Words that do not look like a zone (at, Uhr) say nothing.</summary>
    public void SetZone(ReadOnlySpan<char> text)
    {
        Zone = text.Length > LongestZone ? null : TimeZones.OffsetOf(text);
        ZoneIsUnknown |= Zone is { } zone ? !TimeZones.Exists(zone) : !text.ContainsAnyInRange('a', 'z') && text.ContainsAnyInRange('A', 'Z');
    }

    public void SetDayOfYear(int dayOfYear)
    {
        var isThere = Year is >= 1 and <= 9999 && dayOfYear >= 1 && dayOfYear <= (DateTime.IsLeapYear(Year) ? 366 : 365);
        var date = isThere ? new DateTime(Year, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(dayOfYear - 1) : default;
        (Month, Day) = isThere ? (date.Month, date.Day) : (0, 0);
    }

    /// <param name="week">1 to 53, as ISO 8601 counts them.</param>
    /// <param name="day">1 is Monday, 7 is Sunday.</param>
    public bool SetWeek(int week, int day)
    {
        if (Year is < 1 or > 9998 || week < 1 || week > ISOWeek.GetWeeksInYear(Year) || day is < 1 or > 7)
        {
            return false;
        }

        var date = ISOWeek.ToDateTime(Year, week, (DayOfWeek)(day % 7));
        (Year, Month, Day) = (date.Year, date.Month, date.Day);
        return true;
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
