namespace FeedWatch.Parsing.Dates;

/// <summary>
/// Dates as publishers write them: RFC 822 and its many misspellings, ISO 8601 in all its forms, and what comes close; by the same rules whatever the culture and zone of the host.
/// What cannot be read is null, never now.
/// </summary>
internal static class FeedDates
{
    private const int LongestDate = 100;

    public static FeedDate? Parse(ReadOnlySpan<char> text)
    {
        var date = text.Trim();
        if (date.IsEmpty || date.Length > LongestDate)
        {
            return null;
        }

        var draft = new DateDraft();
        var isRead = NumericDates.TryRead(date, ref draft) ?? WordDates.Read(date, ref draft);
        return isRead && draft.ToInstant() is { } at ? new FeedDate(at, draft.ZoneIsUnknown) : null;
    }
}
