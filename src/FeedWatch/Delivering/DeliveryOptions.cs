using System.ComponentModel.DataAnnotations;

namespace FeedWatch.Delivering;

/// <summary>How alerts become mails.</summary>
public sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>How many recipients are sent to at once: one dead mailbox holds up none of the others. Default: 8.</summary>
    [Range(1, 64)]
    public int MaxConcurrent { get; set; } = 8;

    /// <summary>How long a process may be busy with one mail before another sends it again, where several share a store; sending is cut off after two thirds of it. Default: 20 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "06:00:00")]
    public TimeSpan Claim { get; set; } = TimeSpan.FromMinutes(20);

    /// <summary>How many alerts one mail holds at most; the rest follows in the next. The limit keeps fixing a mail within one transaction of Table Storage. Default: 45.</summary>
    [Range(1, 45)]
    public int MaxAlertsPerMail { get; set; } = 45;
}
