using FeedWatch.Alerting;
using FeedWatch.Delivering;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>Attempts in the ledger.</summary>
internal static class DeliveryRows
{
    private const string Columns = "mail_id, recipient, transport, at, took, result, detail";

    public static void Add(SqliteSession session, Delivery delivery) =>
        session.Prepare($"INSERT INTO deliveries ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
            .With(delivery.MailId.Value).With(delivery.Recipient.Value).With(delivery.Transport)
            .With(delivery.At).With(delivery.Took.Ticks).With(StoredResult.Kind(delivery.Result)).With(StoredResult.Detail(delivery.Result))
            .Run();

    public static IReadOnlyList<Kept<Delivery>> FindPage(SqliteSession session, DateTimeOffset since, Kept<Delivery>? last, int most) =>
        session.Prepare($"SELECT row, {Columns} FROM deliveries WHERE at >= ?1 AND (at, row) < (?2, ?3) ORDER BY at DESC, row DESC LIMIT ?4")
            .With(since).With(last?.Value.At ?? DateTimeOffset.MaxValue).With(last?.Row ?? long.MaxValue).With(most)
            .List(row => new Kept<Delivery>(row.Number(), Read(row)));

    public static int RemoveOld(SqliteSession session, DateTimeOffset before, int most) =>
        session.Prepare("DELETE FROM deliveries WHERE row IN (SELECT row FROM deliveries WHERE at < ?1 LIMIT ?2)").With(before).With(most).Run();

    private static Delivery Read(SqliteRow row) => new()
    {
        MailId = new MailId(row.Text()),
        Recipient = new RecipientId(row.Text()),
        Transport = row.Text(),
        At = row.Time(),
        Took = TimeSpan.FromTicks(row.Number()),
        Result = StoredResult.Read(row.Count(), row.TextOrNull()),
    };
}
