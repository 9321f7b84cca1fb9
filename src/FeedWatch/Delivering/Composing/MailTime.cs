using System.Globalization;

namespace FeedWatch.Delivering;

/// <summary>When a story came out and how soon it was found. Nothing in it ages: a mail may be read days later.</summary>
internal static class MailTime
{
    public static string Of(MailEntry entry)
    {
        if (entry.PublishedAt is not { } published)
        {
            return $"found {Instant(entry.FoundAt)}";
        }

        return Later(entry.FoundAt - published) is { } later ? $"{Instant(published)}, found {later} later" : Instant(published);
    }

    private static string Instant(DateTimeOffset at) =>
        at.UtcDateTime.ToString("d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string? Later(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => null,
        { TotalHours: < 1 } => $"{span.Minutes} min",
        { TotalDays: < 2 } => $"{(int)span.TotalHours} h",
        _ => $"{(int)span.TotalDays} days",
    };
}
