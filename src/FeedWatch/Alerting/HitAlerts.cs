using FeedWatch.Storing;

namespace FeedWatch.Alerting;

/// <summary>Who is told of a stored hit. Pure: the same hits and recipients give the same alerts after every crash.</summary>
public static class HitAlerts
{
    public static IReadOnlyList<Alert> Create(IEnumerable<Hit> hits, IReadOnlyList<Recipient> recipients, DateTimeOffset now) =>
    [
        .. from hit in hits
           where hit.Alerting
           from recipient in recipients
           where recipient.Wants(hit.Key.Rule)
           select new Alert
           {
               Id = AlertId.OfHit(recipient.Id, hit.Key),
               Recipient = recipient.Id,
               Hit = hit.Key,
               CreatedAt = now,
               DueAt = now,
           },
    ];
}
