using FeedWatch.Alerting;
using FeedWatch.Storing;

namespace FeedWatch;

/// <summary>What a document that was read has to tell besides its hits.</summary>
internal static class PollNotices
{
    public static IEnumerable<Alert> Of(PolledFeed polled, Reading reading, Discovery found, IReadOnlyList<Hit> stored, IReadOnlyList<Recipient> recipients)
    {
        var (feed, now, stories) = (polled.Feed, polled.At, reading.Document.Entries.Count);
        IReadOnlyList<Alert> first = polled.IsFirst ? Notices.FirstPoll(feed, stored, recipients, now) : [];
        IReadOnlyList<Alert> truncated = reading is { IsTaken: true, Truncated: { } body } ? Notices.FeedTruncated(feed, body, stories, recipients, now) : [];
        IReadOnlyList<Alert> overLimit = reading.IsOverLimit ? Notices.FeedOverLimit(feed, stories, recipients, now) : [];
        IReadOnlyList<Alert> gap = found.Gap is { } missed ? FeedNotices.Gap(feed, missed, recipients, now) : [];
        return [.. first, .. truncated, .. overLimit, .. gap];
    }
}
