using FeedWatch.Alerting;
using FeedWatch.Delivering;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>A row a mail until it is accepted or refused; a row an attempt. Every change reaches the disk before it is answered. The database's lock makes one process the sender of every mail, so a claim is not written down.</summary>
public sealed class SqliteMails(SqliteDatabase database) : IMailStore
{
    private const string Columns = "mail_id, recipient, fixed_at, next_attempt_at, attempts, last_error, shape, alerts, content";

    private const string AddMail = $"INSERT INTO mails ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

    private const string CountWaiting = "SELECT count(*) FROM alerts WHERE status = 0 AND alert_id IN (SELECT value FROM json_each(?1))";

    private const string Mark = "UPDATE alerts SET status = ?1, reason = ?2 WHERE alert_id IN (SELECT value FROM json_each(?3))";

    private const string SetNextAttempt = "UPDATE mails SET attempts = attempts + 1, next_attempt_at = ?2, last_error = ?3 WHERE mail_id = ?1";

    public Task<bool> FixAsync(Mail mail, DateTimeOffset claimedUntil, CancellationToken cancellationToken) =>
        database.WriteDurablyAsync(session => Fix(session, mail), cancellationToken);

    public Task<bool> ClaimAsync(Mail mail, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        database.ReadAsync(session => IsThere(session, mail), cancellationToken);

    public Task<IReadOnlyList<RecipientId>> FindRecipientsWithDueMailAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Prepare("SELECT DISTINCT recipient FROM mails WHERE next_attempt_at <= ?1").With(now).List(row => new RecipientId(row.Text())),
            cancellationToken);

    public Task<IReadOnlyList<Mail>> GetOpenAsync(RecipientId recipient, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Prepare($"SELECT {Columns} FROM mails WHERE recipient = ?1 ORDER BY fixed_at, row").With(recipient.Value).List(ReadMail),
            cancellationToken);

    public Task AcceptAsync(Mail mail, Delivery delivery, CancellationToken cancellationToken) =>
        ChangeAsync(mail, delivery, session => Close(session, mail, AlertStatus.Accepted, null), cancellationToken);

    public Task RetryAsync(Mail mail, Delivery delivery, DateTimeOffset nextAttemptAt, CancellationToken cancellationToken) =>
        ChangeAsync(
            mail,
            delivery,
            session => session.Prepare(SetNextAttempt).With(mail.Id.Value).With(nextAttemptAt).With(StoredResult.Detail(delivery.Result)).Run(),
            cancellationToken);

    public Task RefuseAsync(Mail mail, Delivery delivery, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(mail, delivery, session => Close(session, mail, AlertStatus.Refused, reason), cancellationToken);

    public Task SplitAsync(Mail mail, Delivery delivery, IReadOnlyList<Mail> parts, CancellationToken cancellationToken) =>
        ChangeAsync(mail, delivery, session => Split(session, mail, parts), cancellationToken);

    public IAsyncEnumerable<Delivery> FindDeliveriesAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        database.StreamAsync<Delivery>((session, last, most) => DeliveryRows.FindPage(session, since, last, most), int.MaxValue, cancellationToken);

    public Task<int> RemoveOldDeliveriesAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(session => DeliveryRows.RemoveOld(session, before, most), cancellationToken);

    public IAsyncEnumerable<Mail> FindOpenAsync(CancellationToken cancellationToken) =>
        database.StreamAsync<Mail>(FindOpenPage, int.MaxValue, cancellationToken);

    private static bool Fix(SqliteSession session, Mail mail)
    {
        var alerts = SqliteOutbox.Json(mail.Alerts);
        if (session.Prepare(CountWaiting).With(alerts).Number() != mail.Alerts.Distinct().Count())
        {
            return false;
        }

        Add(session, mail, alerts);
        session.Prepare(Mark).With((int)AlertStatus.InMail).With((string?)null).With(alerts).Run();
        return true;
    }

    private static void Add(SqliteSession session, Mail mail, string alerts) =>
        session.Prepare(AddMail)
            .With(mail.Id.Value).With(mail.Recipient.Value).With(mail.FixedAt).With(mail.NextAttemptAt).With(mail.Attempts).With(mail.LastError)
            .With(Shape.Current).With(alerts).With(Shape.Write(mail.Content, Shape.Json.MailContent))
            .Run();

    private static void Close(SqliteSession session, Mail mail, AlertStatus status, string? reason)
    {
        Remove(session, mail);
        session.Prepare(Mark).With((int)status).With(reason).With(SqliteOutbox.Json(mail.Alerts)).Run();
    }

    private static void Split(SqliteSession session, Mail mail, IReadOnlyList<Mail> parts)
    {
        Remove(session, mail);
        foreach (var part in parts)
        {
            Add(session, part, SqliteOutbox.Json(part.Alerts));
        }
    }

    private static void Remove(SqliteSession session, Mail mail) =>
        session.Prepare("DELETE FROM mails WHERE mail_id = ?1").With(mail.Id.Value).Run();

    private static IReadOnlyList<Kept<Mail>> FindOpenPage(SqliteSession session, Kept<Mail>? last, int most) =>
        session.Prepare($"SELECT row, {Columns} FROM mails WHERE (fixed_at, row) > (?1, ?2) ORDER BY fixed_at, row LIMIT ?3")
            .With(last?.Value.FixedAt ?? DateTimeOffset.MinValue).With(last?.Row ?? -1).With(most)
            .List(row => new Kept<Mail>(row.Number(), ReadMail(row)));

    private static Mail ReadMail(SqliteRow row) => new()
    {
        Id = new MailId(row.Text()),
        Recipient = new RecipientId(row.Text()),
        FixedAt = row.Time(),
        NextAttemptAt = row.Time(),
        Attempts = row.Count(),
        LastError = row.TextOrNull(),
        Alerts = ReadAlerts(row),
        Content = Shape.Read(row, Shape.Json.MailContent),
    };

    private static IReadOnlyList<AlertId> ReadAlerts(SqliteRow row)
    {
        Shape.Check(row);
        return [.. Shape.Read(row, Shape.Json.IReadOnlyListString).Select(alert => new AlertId(alert))];
    }

    private static bool IsThere(SqliteSession session, Mail mail) =>
        session.Prepare("SELECT count(*) FROM mails WHERE mail_id = ?1").With(mail.Id.Value).Number() == 1;

    // Someone else may have finished the mail meanwhile: then it is theirs, and so is what the ledger says.
    private Task<bool> ChangeAsync(Mail mail, Delivery delivery, Action<SqliteSession> change, CancellationToken cancellationToken) =>
        database.WriteDurablyAsync(
            session =>
            {
                var isThere = IsThere(session, mail);
                if (isThere)
                {
                    DeliveryRows.Add(session, delivery);
                    change(session);
                }

                return isThere;
            },
            cancellationToken);
}
