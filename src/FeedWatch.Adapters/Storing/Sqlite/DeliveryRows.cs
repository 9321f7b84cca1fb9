using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>Attempts in the ledger: what came of each is a number and one text.</summary>
internal static class DeliveryRows
{
    private const string Columns = "mail_id, recipient, transport, at, took, result, detail";

    public static void Add(SqliteSession session, Delivery delivery) =>
        session.Prepare($"INSERT INTO deliveries ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .With(delivery.MailId.Value).With(delivery.Recipient.Value).With(delivery.Transport)
            .With(delivery.At).With(delivery.Took.Ticks).With(Kind(delivery.Result)).With(Detail(delivery.Result))
            .Run();

    public static IReadOnlyList<Kept<Delivery>> FindPage(SqliteSession session, DateTimeOffset since, Kept<Delivery>? last, int most) =>
        session.Prepare($"SELECT row, {Columns} FROM deliveries WHERE at >= ?1 AND (at, row) < (?2, ?3) ORDER BY at DESC, row DESC LIMIT ?4")
            .With(since).With(last?.Value.At ?? DateTimeOffset.MaxValue).With(last?.Row ?? long.MaxValue).With(most)
            .List(row => new Kept<Delivery>(row.Number(), Read(row)));

    public static int RemoveOld(SqliteSession session, DateTimeOffset before, int most) =>
        session.Prepare("DELETE FROM deliveries WHERE row IN (SELECT row FROM deliveries WHERE at < ?1 LIMIT ?2)").With(before).With(most).Run();

    /// <summary>The provider's id of what was accepted, the reason of what was not.</summary>
    public static string? Detail(SendResult result) => result switch
    {
        SendResult.Accepted accepted => accepted.ProviderId,
        SendResult.TryLater later => later.Reason,
        SendResult.RecipientRefused refused => refused.Reason,
        SendResult.ContentRefused refused => refused.Reason,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static int Kind(SendResult result) => result switch
    {
        SendResult.Accepted => 0,
        SendResult.TryLater => 1,
        SendResult.RecipientRefused => 2,
        SendResult.ContentRefused => 3,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Delivery Read(SqliteRow row) => new()
    {
        MailId = new MailId(row.Text()),
        Recipient = new RecipientId(row.Text()),
        Transport = row.Text(),
        At = row.Time(),
        Took = TimeSpan.FromTicks(row.Number()),
        Result = ReadResult(row.Count(), row.TextOrNull()),
    };

    private static SendResult ReadResult(int kind, string? detail) => kind switch
    {
        0 => new SendResult.Accepted(detail),
        1 => new SendResult.TryLater(detail ?? string.Empty),
        2 => new SendResult.RecipientRefused(detail ?? string.Empty),
        3 => new SendResult.ContentRefused(detail ?? string.Empty),
        _ => throw new StorageException($"A delivery has a result ({kind}) of a newer FeedWatch. Use the newer version."),
    };
}
