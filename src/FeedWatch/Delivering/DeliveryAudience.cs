using FeedWatch.Alerting;

namespace FeedWatch.Delivering;

/// <summary>Who may be sent to and for which rules, by the configuration of now: alerts of a rule or recipient that was removed are cancelled.</summary>
public sealed record DeliveryAudience(IReadOnlyList<Recipient> Recipients, IReadOnlySet<string> Rules)
{
    /// <summary>How young an alert is left waiting although its rule or recipient is unknown: where several processes share a store, another may have read a newer configuration. Default: not at all.</summary>
    public TimeSpan Grace { get; init; }

    public Recipient? Find(RecipientId id) => Recipients.FirstOrDefault(recipient => recipient.Id == id);

    /// <summary>Why an alert may no longer go out; null: it may.</summary>
    public string? ReasonToCancel(Alert alert) => alert switch
    {
        _ when Find(alert.Recipient) is null => "its recipient was removed from the configuration",
        { Hit: { } hit } when !Rules.Contains(hit.Rule) => "its rule was removed from the configuration",
        _ => null,
    };
}
