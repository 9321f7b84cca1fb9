using FeedWatch.Feeds;
using FeedWatch.Storing;

namespace FeedWatch.Alerting;

public readonly record struct AlertId(string Value)
{
    public override string ToString() => Value;

    public static AlertId OfHit(RecipientId recipient, HitKey hit) =>
        new(ContentHash.Id("alert", recipient.Value, hit.Rule, hit.StoryId.Value));

    /// <param name="episode">What tells this occurrence from the next of the same kind and subject, made from what happened, not from when we saw it.</param>
    public static AlertId OfNotice(RecipientId recipient, NoticeKind kind, string subject, string episode) =>
        new(ContentHash.Id("notice", recipient.Value, kind.ToString(), subject, episode));
}

/// <summary>One hit for one recipient, or one notice. What it says is looked up or carried here; what is sent is fixed in a mail.</summary>
public sealed record Alert
{
    public required AlertId Id { get; init; }

    public required RecipientId Recipient { get; init; }

    /// <summary>The hit that is told of; null for a notice.</summary>
    public HitKey? Hit { get; init; }

    /// <summary>What is told besides a hit; null for a hit.</summary>
    public Notice? Notice { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it should go out. Lateness is counted from here.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public AlertStatus Status { get; init; } = AlertStatus.Waiting;

    /// <summary>Why it was cancelled or refused; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>How often it was sent again on request. Part of the mail's identity, since a resent alert must not look like the mail that was refused.</summary>
    public int Resends { get; init; }
}

public enum AlertStatus
{
    /// <summary>Goes into the next mail once it is due.</summary>
    Waiting,

    /// <summary>Fixed in a mail that is being sent.</summary>
    InMail,

    /// <summary>The recipient's server, or the provider, took it.</summary>
    Accepted,

    /// <summary>It will not be tried again unless someone asks for it.</summary>
    Refused,

    /// <summary>Taken back before it was sent: by a person, or because its rule or recipient was removed.</summary>
    Cancelled,
}
