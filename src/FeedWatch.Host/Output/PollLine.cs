using FeedWatch.Delivering;

namespace FeedWatch.Host.Output;

/// <summary>What a cycle and a round of delivering came to, as <c>--json</c> prints it.</summary>
public sealed record PollLine(
    int Polled, int Unchanged, int Failed, int NewStories, int EditedStories, int Hits, int MailsSent, int MailsToRetry, int MailsRefused, double Seconds, IReadOnlyList<PollProblem> Problems)
{
    internal bool IsWell => Problems.Count == 0;

    public static PollLine Of(PollReport polled, DeliveryReport delivered) => new(
        polled.Polled,
        polled.Unchanged,
        polled.Failed,
        polled.New,
        polled.Edited,
        polled.Hits,
        delivered.Accepted,
        delivered.TryLater,
        delivered.Refused,
        Math.Round(polled.Took.TotalSeconds, 1),
        [.. polled.Feeds.Where(feed => feed.Outcome == FeedOutcome.Failed).Select(feed => new PollProblem(feed.Feed.Name, feed.Error ?? string.Empty)), .. delivered.Deliveries.Select(Problem).OfType<PollProblem>(), .. delivered.Broken.Select(reason => new PollProblem("mail", reason))]);

    private static PollProblem? Problem(Delivery delivery) => delivery.Result switch
    {
        SendResult.TryLater later => new PollProblem($"mail to {delivery.Recipient}", later.Reason),
        SendResult.RecipientRefused refused => new PollProblem($"mail to {delivery.Recipient}", refused.Reason),
        SendResult.ContentRefused refused => new PollProblem($"mail to {delivery.Recipient}", refused.Reason),
        _ => null,
    };
}

/// <summary>A feed or a mail that failed, and why.</summary>
public sealed record PollProblem(string Subject, string Reason);
