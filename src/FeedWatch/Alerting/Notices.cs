using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Storing;

namespace FeedWatch.Alerting;

/// <summary>What FeedWatch says of itself, in words for the person who gets it.</summary>
public static class Notices
{
    /// <summary>To those who would have been alerted: how many hits of a first poll are kept without an alert.</summary>
    public static IReadOnlyList<Alert> FirstPoll(Feed feed, IReadOnlyList<Hit> hits, IReadOnlyList<Recipient> recipients, DateTimeOffset now) =>
        Summaries(NoticeKind.FirstPoll, feed.Name, feed.Id.Value, Day(now), hits, recipients, now);

    /// <summary>To those who get the rule: how many hits among the kept stories are kept without an alert.</summary>
    public static IReadOnlyList<Alert> RuleCatchUp(Rule rule, IReadOnlyList<Hit> hits, IReadOnlyList<Recipient> recipients, DateTimeOffset now) =>
        Summaries(NoticeKind.RuleCatchUp, rule.Name, rule.Name, rule.Version, hits, recipients, now);

    public static IReadOnlyList<Alert> FeedTruncated(Feed feed, TruncatedBody body, int stories, IReadOnlyList<Recipient> recipients, DateTimeOffset now) =>
        ToOperators(
            new Notice(NoticeKind.FeedTruncated, feed.Name, $"The feed {feed.Name} broke off in each of {body.Polls} polls since {body.FirstAt:u}. Its {stories} whole stories are used as they are. Tell its publisher.", 1),
            feed.Id.Value,
            Day(body.FirstAt),
            recipients,
            now);

    public static IReadOnlyList<Alert> FeedOverLimit(Feed feed, int stories, IReadOnlyList<Recipient> recipients, DateTimeOffset now) =>
        ToOperators(
            new Notice(NoticeKind.FeedOverLimit, feed.Name, $"The feed {feed.Name} is larger than FeedWatch reads. Its first {stories} stories are used, what follows is not seen. Look for a smaller feed of this publisher.", 1),
            feed.Id.Value,
            Day(now),
            recipients,
            now);

    public static IReadOnlyList<Alert> DeliveryFailing(RecipientId recipient, string transport, string reason, DateTimeOffset fixedAt, IReadOnlyList<Recipient> recipients, DateTimeOffset now) =>
        ToOperators(
            new Notice(NoticeKind.DeliveryFailing, transport, $"A mail to {recipient} has not gone out since {fixedAt:u} and is tried on: {reason}", 1),
            recipient.Value,
            Day(fixedAt),
            recipients,
            now);

    /// <summary>To every operator but the one who was refused: that mail would be refused too.</summary>
    public static IReadOnlyList<Alert> DeliveryRefused(RecipientId recipient, string mailId, int alerts, string reason, IReadOnlyList<Recipient> recipients, DateTimeOffset now) =>
        ToOperators(
            new Notice(NoticeKind.DeliveryRefused, recipient.Value, $"A mail to {recipient} was refused: {reason} Its {alerts} alerts are kept: mend the address, then run `feedwatch alerts resend --refused`.", alerts),
            recipient.Value,
            mailId,
            [.. recipients.Where(other => other.Id != recipient)],
            now);

    /// <summary>That an edit of the configuration is not in use, and why. The same mistakes are told of once a day.</summary>
    public static IReadOnlyList<Alert> ConfigurationKept(string file, IReadOnlyList<string> mistakes, IReadOnlyList<Recipient> recipients, DateTimeOffset now) =>
        ToOperators(
            new Notice(NoticeKind.Configuration, file, $"{file} cannot be used as it is now; the last valid configuration stays in use.\n{string.Join('\n', mistakes)}", mistakes.Count),
            file,
            $"{Day(now)}\n{string.Join('\n', mistakes)}",
            recipients,
            now);

    private static List<Alert> Summaries(
        NoticeKind kind, string name, string subject, string episode, IReadOnlyList<Hit> hits, IReadOnlyList<Recipient> recipients, DateTimeOffset now)
    {
        var alerts = new List<Alert>();
        foreach (var recipient in recipients)
        {
            var count = hits.Where(hit => !hit.Alerting && recipient.Wants(hit.Key.Rule)).Select(hit => hit.Key).Distinct().Count();
            if (count > 0)
            {
                alerts.Add(Create(recipient, new Notice(kind, name, $"{count} older hits were kept and not emailed.", count), subject, episode, now));
            }
        }

        return alerts;
    }

    internal static List<Alert> ToOperators(Notice notice, string subject, string episode, IReadOnlyList<Recipient> recipients, DateTimeOffset now) =>
        [.. recipients.Where(recipient => recipient.IsOperator).Select(recipient => Create(recipient, notice, subject, episode, now))];

    private static Alert Create(Recipient recipient, Notice notice, string subject, string episode, DateTimeOffset now) => new()
    {
        Id = AlertId.OfNotice(recipient.Id, notice.Kind, subject, episode),
        Recipient = recipient.Id,
        Notice = notice,
        CreatedAt = now,
        DueAt = now,
    };

    internal static string Day(DateTimeOffset at) => $"{at.UtcDateTime:yyyy-MM-dd}";
}
