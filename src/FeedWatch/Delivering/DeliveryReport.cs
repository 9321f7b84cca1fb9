namespace FeedWatch.Delivering;

/// <summary>What one round of delivering came to.</summary>
/// <param name="Deliveries">Each attempt and what the server said.</param>
/// <param name="Broken">Why some recipients could not be seen to at all: a full disk, a damaged row.</param>
public sealed record DeliveryReport(IReadOnlyList<Delivery> Deliveries, IReadOnlyList<string> Broken)
{
    public static DeliveryReport Nothing { get; } = new([], []);

    public int Accepted => Deliveries.Count(delivery => delivery.Result is SendResult.Accepted);

    public int TryLater => Deliveries.Count(delivery => delivery.Result is SendResult.TryLater);

    public int Refused => Deliveries.Count(delivery => delivery.Result is SendResult.RecipientRefused or SendResult.ContentRefused);
}

/// <summary>Told of each mail that was accepted, while a round is going on.</summary>
public delegate void MailAccepted(Mail mail, Delivery delivery);
