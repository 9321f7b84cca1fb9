using FeedWatch.Alerting;

namespace FeedWatch.Delivering;

/// <summary>One attempt to send a mail.</summary>
public sealed record Delivery
{
    public required MailId MailId { get; init; }

    public required RecipientId Recipient { get; init; }

    /// <summary>smtp, sendgrid or folder.</summary>
    public required string Transport { get; init; }

    public required DateTimeOffset At { get; init; }

    public required TimeSpan Took { get; init; }

    public required SendResult Result { get; init; }
}
