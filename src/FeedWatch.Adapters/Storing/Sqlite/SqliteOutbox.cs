using FeedWatch.Alerting;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.Sqlite;

/// <summary>A row an alert, from the first day to the last: the row itself is what keeps the same alert from being added again.</summary>
public sealed class SqliteOutbox(SqliteDatabase database) : IOutbox
{
    private const string Columns = "alert_id, recipient, rule, story_id, shape, notice, created_at, due_at, status, reason, resends";

    private const string Add = $"""
        INSERT INTO alerts ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (alert_id) DO NOTHING
        """;

    private const string Resend = """
        UPDATE alerts SET status = 0, reason = NULL, due_at = ?1, resends = resends + 1
        WHERE status IN (2, 3, 4) AND alert_id IN (SELECT value FROM json_each(?2))
        """;

    private const string Cancel = """
        UPDATE alerts SET status = 4, reason = ?1
        WHERE status = 0 AND alert_id IN (SELECT value FROM json_each(?2))
        """;

    private const string RemoveOld = """
        DELETE FROM alerts WHERE row IN (
            SELECT row FROM alerts WHERE status IN (2, 3, 4) AND created_at < ?1
            AND NOT EXISTS (SELECT 1 FROM hits WHERE hits.rule = alerts.rule AND hits.story_id = alerts.story_id)
            LIMIT ?2)
        """;

    public Task AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken) =>
        alerts.Count == 0 ? Task.CompletedTask : database.WriteAsync(session => AddAll(session, alerts), cancellationToken);

    public Task<IReadOnlyList<RecipientId>> FindRecipientsWithDueAlertsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Prepare("SELECT DISTINCT recipient FROM alerts WHERE status = 0 AND due_at <= ?1").With(now).List(row => new RecipientId(row.Text())),
            cancellationToken);

    public Task<IReadOnlyList<Alert>> GetDueAsync(RecipientId recipient, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.Prepare($"SELECT {Columns} FROM alerts WHERE status = 0 AND recipient = ?1 AND due_at <= ?2 ORDER BY due_at, row LIMIT ?3")
                .With(recipient.Value).With(now).With(most).List(ReadAlert),
            cancellationToken);

    public Task<IReadOnlyList<Alert>> GetAsync(RecipientId recipient, IReadOnlyList<AlertId> alerts, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Get(session, recipient, alerts), cancellationToken);

    public IAsyncEnumerable<Alert> FindAsync(AlertSearch search, CancellationToken cancellationToken) =>
        database.StreamAsync<Alert>((session, last, most) => FindPage(session, search, last, most), search.Limit, cancellationToken);

    public Task<int> ResendAsync(IReadOnlyList<Alert> alerts, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteDurablyAsync(session => session.Prepare(Resend).With(now).With(Json(Ids(alerts))).Run(), cancellationToken);

    public Task<int> CancelAsync(IReadOnlyList<Alert> alerts, string reason, CancellationToken cancellationToken) =>
        database.WriteDurablyAsync(session => session.Prepare(Cancel).With(reason).With(Json(Ids(alerts))).Run(), cancellationToken);

    public Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Prepare(RemoveOld).With(before).With(most).Run(), cancellationToken);

    public Task<DateTimeOffset?> FindEarliestDueAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.Prepare("SELECT min(due_at) FROM alerts WHERE status IN (0, 1)").List(row => row.TimeOrNull())[0], cancellationToken);

    /// <summary>A list as one value: SQLite takes it apart with json_each.</summary>
    internal static string Json(IReadOnlyList<AlertId> alerts) =>
        Shape.Write([.. alerts.Select(alert => alert.Value)], Shape.Json.IReadOnlyListString);

    private static IReadOnlyList<AlertId> Ids(IReadOnlyList<Alert> alerts) => [.. alerts.Select(alert => alert.Id)];

    private static int AddAll(SqliteSession session, IReadOnlyList<Alert> alerts)
    {
        var add = session.Prepare(Add);
        foreach (var alert in alerts)
        {
            add.With(alert.Id.Value).With(alert.Recipient.Value).With(alert.Hit?.Rule).With(alert.Hit?.StoryId.Value)
                .With(Shape.Current).With(alert.Notice is { } notice ? Shape.Write(notice, Shape.Json.Notice) : null)
                .With(alert.CreatedAt).With(alert.DueAt).With((int)alert.Status).With(alert.Reason).With(alert.Resends)
                .Run();
        }

        return alerts.Count;
    }

    private static IReadOnlyList<Alert> Get(SqliteSession session, RecipientId recipient, IReadOnlyList<AlertId> alerts)
    {
        var find = session.Prepare($"SELECT {Columns} FROM alerts WHERE alert_id = ?1 AND recipient = ?2");
        return [.. alerts.Select(alert => find.With(alert.Value).With(recipient.Value).First(ReadAlert)).OfType<Alert>()];
    }

    private static IReadOnlyList<Kept<Alert>> FindPage(SqliteSession session, AlertSearch search, Kept<Alert>? last, int most)
    {
        var find = session.Prepare($"""
            SELECT row, {Columns} FROM alerts WHERE created_at >= ?1 AND (created_at, row) < (?2, ?3)
            {(search.Recipient is null ? "AND ?4 IS NULL" : "AND recipient = ?4")}
            {(search.Status is null ? "AND ?5 = -1" : "AND status = ?5")}
            AND substr(alert_id, 1, length(?6)) = ?6
            ORDER BY created_at DESC, row DESC LIMIT ?7
            """);
        return find.With(search.Since ?? DateTimeOffset.MinValue)
            .With(last?.Value.CreatedAt ?? DateTimeOffset.MaxValue).With(last?.Row ?? long.MaxValue)
            .With(search.Recipient?.Value).With((int?)search.Status ?? -1).With(search.IdPrefix ?? string.Empty).With(most)
            .List(row => new Kept<Alert>(row.Number(), ReadAlert(row)));
    }

    private static Alert ReadAlert(SqliteRow row) => new()
    {
        Id = new AlertId(row.Text()),
        Recipient = new RecipientId(row.Text()),
        Hit = ReadHit(row.TextOrNull(), row.TextOrNull()),
        Notice = ReadNotice(row),
        CreatedAt = row.Time(),
        DueAt = row.Time(),
        Status = (AlertStatus)row.Number(),
        Reason = row.TextOrNull(),
        Resends = row.Count(),
    };

    private static HitKey? ReadHit(string? rule, string? story) =>
        rule is null || story is null ? null : new HitKey(rule, new StoryId(story));

    private static Notice? ReadNotice(SqliteRow row)
    {
        Shape.Check(row);
        return row.IsNull() ? null : Shape.Read(row, Shape.Json.Notice);
    }
}
