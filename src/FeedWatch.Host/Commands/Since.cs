using System.Globalization;

namespace FeedWatch.Host.Commands;

/// <summary>A point in the past as a person names it: so long ago, or a day.</summary>
public sealed record Since(TimeSpan? Ago, DateTimeOffset? Day)
{
    private const int MostDays = 36_500;

    public DateTimeOffset Before(DateTimeOffset now) => Day ?? now - Ago!.Value;

    public static bool TryRead(string text, out Since? since)
    {
        since = null;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
        {
            since = new Since(null, day);
        }
        else if (text.Length > 1 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && UnitOf(text[^1]) is { } unit && count * unit.TotalDays <= MostDays)
        {
            since = new Since(count * unit, null);
        }

        return since is not null;
    }

    private static TimeSpan? UnitOf(char letter) => letter switch
    {
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        'w' => TimeSpan.FromDays(7),
        _ => null,
    };
}
