using System.Globalization;

namespace FeedWatch.Host.Output;

/// <summary>Shows instants: people read their own clock, programs read UTC.</summary>
public static class Moment
{
    public static string Show(Terminal terminal, DateTimeOffset? at, TimeProvider time)
    {
        if (at is not { } instant)
        {
            return string.Empty;
        }

        return terminal.IsForPeople ? ForPeople(instant, time) : Iso(instant);
    }

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time alone today, the day as well on other days.</summary>
    public static string ForPeople(DateTimeOffset at, TimeProvider time)
    {
        var local = TimeZoneInfo.ConvertTime(at, time.LocalTimeZone);
        return local.ToString(local.Date == time.GetLocalNow().Date ? "HH:mm:ss" : "d MMM HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>12 s, 5 min, 3 h, 2 d: the largest unit that fits.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 10 } => $"{span.TotalSeconds:0.0} s",
        { TotalSeconds: < 120 } => $"{span.TotalSeconds:0} s",
        { TotalMinutes: < 120 } => $"{span.TotalMinutes:0} min",
        { TotalHours: < 48 } => $"{span.TotalHours:0} h",
        _ => $"{span.TotalDays:0} d",
    };
}
