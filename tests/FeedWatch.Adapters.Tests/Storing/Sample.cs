using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Tests.Storing;

/// <summary>Things to store of which a test changes only what it is about.</summary>
internal static class Sample
{
    /// <summary>To the last tick, so that a store that rounds is found out.</summary>
    public static DateTimeOffset Noon { get; } = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1_234_567);

    public static RecipientId Desk { get; } = new("Desk");

    public static Story Story(string id = "story", string feed = "un", DateTimeOffset? firstSeenAt = null) => new()
    {
        Id = new StoryId(id),
        FeedId = new FeedId(feed),
        Title = $"Title of {id}",
        FirstSeenAt = firstSeenAt ?? Noon,
        ContentHash = $"hash of {id}",
    };

    public static Hit Hit(string story = "story", string rule = "Lavrov", DateTimeOffset? foundAt = null, string? title = null, string text = "") => new()
    {
        Key = new HitKey(rule, new StoryId(story)),
        FeedId = new FeedId("un"),
        FeedName = "UN News",
        Title = title ?? $"Title of {story}",
        Text = text,
        Places = [],
        Query = "Lavrov",
        ContentHash = $"hash of {story}",
        FoundAt = foundAt ?? Noon,
        Alerting = true,
    };

    public static Alert Alert(string story = "story", RecipientId? recipient = null, string rule = "Lavrov", DateTimeOffset? createdAt = null, DateTimeOffset? dueAt = null)
    {
        var hit = new HitKey(rule, new StoryId(story));
        return new Alert
        {
            Id = AlertId.OfHit(recipient ?? Desk, hit),
            Recipient = recipient ?? Desk,
            Hit = hit,
            CreatedAt = createdAt ?? Noon,
            DueAt = dueAt ?? createdAt ?? Noon,
        };
    }

    public static Alert Notice(string subject = "un") => new()
    {
        Id = AlertId.OfNotice(Desk, NoticeKind.FirstPoll, subject, "first"),
        Recipient = Desk,
        Notice = new Notice(NoticeKind.FirstPoll, subject, "3 stories were found old.\nThey are kept.", 3),
        CreatedAt = Noon,
        DueAt = Noon,
    };

    public static Mail Mail(params IReadOnlyList<Alert> alerts) => new()
    {
        Id = MailId.Create(alerts),
        Recipient = alerts[0].Recipient,
        Alerts = [.. alerts.Select(alert => alert.Id)],
        Content = new MailContent("desk@example.org", "Desk", "1 story", "text", "<p>text</p>"),
        FixedAt = Noon,
        NextAttemptAt = Noon,
    };

    public static Delivery Delivery(Mail mail, SendResult? result = null, DateTimeOffset? at = null) => new()
    {
        MailId = mail.Id,
        Recipient = mail.Recipient,
        Transport = "smtp",
        At = at ?? Noon,
        Took = TimeSpan.FromMilliseconds(120.5),
        Result = result ?? new SendResult.Accepted("queued as 1"),
    };
}
