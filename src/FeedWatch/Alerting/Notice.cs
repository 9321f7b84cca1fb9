namespace FeedWatch.Alerting;

/// <summary>What happened to FeedWatch or to a feed, told through the same outbox as hits. Notices of one kind are one entry of a mail.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Subject">Whom it is about: a feed, a recipient, a rule.</param>
/// <param name="Text">One or more plain lines for a person.</param>
/// <param name="Count">How many things it sums up; added up where notices are put together.</param>
public sealed record Notice(NoticeKind Kind, string Subject, string Text, int Count);

public enum NoticeKind
{
    /// <summary>Hits of a feed's first poll that were kept and not sent.</summary>
    FirstPoll,

    /// <summary>Hits that a new or changed rule found among the kept stories and that were not sent.</summary>
    RuleCatchUp,

    /// <summary>A feed keeps breaking off at the same place and is now taken as it is.</summary>
    FeedTruncated,

    /// <summary>A limit of ours cut a feed short.</summary>
    FeedOverLimit,

    /// <summary>Mail has not been going out for a while.</summary>
    DeliveryFailing,

    /// <summary>A mail was refused for good.</summary>
    DeliveryRefused,

    /// <summary>feedwatch.yaml was changed and cannot be used; the last valid one still is.</summary>
    Configuration,

    /// <summary>A feed cannot be read, in several polls.</summary>
    FeedBroken,

    /// <summary>One that could not be read can be again.</summary>
    FeedBack,

    /// <summary>A feed's server says, or has said for a day, that there is no such feed.</summary>
    FeedGone,

    /// <summary>A feed has moved for good and is polled at its new address.</summary>
    FeedMoved,

    /// <summary>A feed has had nothing new for far longer than usual.</summary>
    FeedSilent,

    /// <summary>Stories of a feed may have come and gone between two polls.</summary>
    FeedGap,
}
