using FeedWatch.Alerting;

namespace FeedWatch.Delivering;

/// <summary>All notices of one kind in a mail, their counts added up.</summary>
internal sealed record NoticeEntry(string Heading, IReadOnlyList<NoticeLine> Lines)
{
    private const int MostLines = 20;
    private const int MostSubject = 80;
    private const int MostText = 600;

    public static IReadOnlyList<NoticeEntry> Of(IReadOnlyList<Notice> notices) =>
        [.. notices.GroupBy(notice => notice.Kind).OrderBy(kind => kind.Key).Select(kind => OfKind(kind.Key, [.. kind]))];

    private static NoticeEntry OfKind(NoticeKind kind, List<Notice> notices)
    {
        var lines = notices
            .Select(notice => new NoticeLine(CleanText.OneLine(notice.Subject, MostSubject), CleanText.OneLine(notice.Text, MostText)))
            .Distinct()
            .OrderBy(line => line.Subject, StringComparer.Ordinal)
            .ThenBy(line => line.Text, StringComparer.Ordinal)
            .ToList();
        var surplus = lines.Count - MostLines;
        if (surplus > 0)
        {
            lines.RemoveRange(MostLines, surplus);
            lines.Add(new("…", $"and {surplus} more"));
        }

        return new($"{HeadingOf(kind)} ({notices.Sum(notice => (long)notice.Count)})", lines);
    }

    private static string HeadingOf(NoticeKind kind) => kind switch
    {
        NoticeKind.FirstPoll => "First poll: older hits kept, not emailed",
        NoticeKind.RuleCatchUp => "New or changed rules: older hits kept, not emailed",
        NoticeKind.FeedTruncated => "Feeds that keep breaking off",
        NoticeKind.FeedOverLimit => "Feeds cut short by a limit of FeedWatch",
        NoticeKind.DeliveryFailing => "Mail that is not going out",
        NoticeKind.DeliveryRefused => "Mail refused for good",
        NoticeKind.Configuration => "A configuration that cannot be used",
        NoticeKind.FeedBroken => "Feeds that cannot be read",
        NoticeKind.FeedBack => "Feeds that can be read again",
        NoticeKind.FeedGone => "Feeds that seem to have ended",
        NoticeKind.FeedMoved => "Feeds that moved",
        NoticeKind.FeedSilent => "Feeds that have fallen silent",
        NoticeKind.FeedGap => "Feeds of which stories may have been missed",
        _ => kind.ToString(),
    };
}

/// <summary>One notice: whom it is about, and what happened.</summary>
internal sealed record NoticeLine(string Subject, string Text);
