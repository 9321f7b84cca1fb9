using System.Globalization;
using Azure.Data.Tables;
using FeedWatch.Alerting;
using FeedWatch.Delivering;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>An attempt in its recipient's partition, in the order of time. The same mail, moment and number are the same attempt.</summary>
internal static class DeliveryRow
{
    private const string Key = "d";

    /// <param name="delivery">The attempt.</param>
    /// <param name="mail">As it was read for this attempt: it counts those before.</param>
    public static TableEntity Write(Delivery delivery, Mail mail) =>
        Entity.Create(AlertRow.PartitionOf(delivery.Recipient), string.Create(CultureInfo.InvariantCulture, $"{Key}{TableKeys.OfReverseTime(delivery.At)}{TableKeys.OfId(delivery.MailId.Value)}-{mail.Attempts}"))
            .With("MailId", delivery.MailId.Value).With("Recipient", delivery.Recipient.Value).With("Transport", delivery.Transport)
            .With("At", delivery.At).With("Took", delivery.Took.Ticks)
            .With("Result", StoredResult.Kind(delivery.Result)).With("Detail", StoredResult.Detail(delivery.Result));

    /// <summary>Made at or after, the latest first.</summary>
    public static TableRange Since(RecipientId recipient, DateTimeOffset since) =>
        TableRange.Of($"PartitionKey eq {AlertRow.PartitionOf(recipient)} and RowKey ge {Key} and RowKey lt {Key + TableKeys.OfReverseTime(since) + TableKeys.End}");

    public static TableRange Before(RecipientId recipient, DateTimeOffset before) =>
        TableRange.Of($"PartitionKey eq {AlertRow.PartitionOf(recipient)} and RowKey ge {Key + TableKeys.OfReverseTime(before) + TableKeys.End} and RowKey lt {Key + TableKeys.End}");

    public static Delivery Read(TableEntity row)
    {
        row.Check();
        return new Delivery
        {
            MailId = new MailId(row.Text("MailId")),
            Recipient = new RecipientId(row.Text("Recipient")),
            Transport = row.Text("Transport"),
            At = row.Time("At"),
            Took = TimeSpan.FromTicks(row.Number("Took")),
            Result = StoredResult.Read(row.Count("Result"), row.TextOrNull("Detail")),
        };
    }
}
