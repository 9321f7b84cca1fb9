using FeedWatch.Alerting;
using FeedWatch.Feeds;

namespace FeedWatch.Delivering;

public readonly record struct MailId(string Value)
{
    public override string ToString() => Value;

    /// <summary>From the alerts in it: the same alerts are the same mail, so a retry after a crash carries the same Message-ID.</summary>
    public static MailId Create(IReadOnlyList<Alert> alerts) =>
        new(ContentHash.Id(["mail", .. alerts.Select(alert => $"{alert.Id}/{alert.Resends}").Order(StringComparer.Ordinal)]));
}

/// <summary>Alerts fixed to go out together to one recipient: what is sent does not change from one attempt to the next.</summary>
public sealed record Mail
{
    public required MailId Id { get; init; }

    public required RecipientId Recipient { get; init; }

    public required IReadOnlyList<AlertId> Alerts { get; init; }

    public required MailContent Content { get; init; }

    public required DateTimeOffset FixedAt { get; init; }

    public required DateTimeOffset NextAttemptAt { get; init; }

    public int Attempts { get; init; }

    public string? LastError { get; init; }

    /// <summary>Null before the first attempt.</summary>
    public DateTimeOffset? LastAttemptAt => Attempts == 0 ? null : NextAttemptAt - RetrySchedule.After(Attempts);
}

/// <summary>What is sent. Sender and transport are chosen when it is sent: they are how FeedWatch runs, not what it says.</summary>
/// <param name="To">The address as it was when the mail was fixed.</param>
/// <param name="Subject">One line without control characters.</param>
public sealed record MailContent(string To, string ToName, string Subject, string Text, string Html);
