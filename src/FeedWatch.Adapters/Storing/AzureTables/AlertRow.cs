using Azure.Data.Tables;
using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>An alert as rows of its recipient's partition: the guard, which is the alert itself and makes a second one impossible; its place in the order of time; and while it waits, a copy under its due time, which is the proof that it waits.</summary>
internal static class AlertRow
{
    public const string AlertId = "AlertId";
    public const string Recipient = "Recipient";
    public const string Rule = "Rule";
    public const string StoryId = "StoryId";
    public const string DueAt = "DueAt";
    public const string Status = "Status";

    private const string Guard = "!";
    private const string Listed = "l";
    private const string Waiting = "p";
    private const string Reason = "Reason";

    public static string PartitionOf(RecipientId recipient) => ContentHash.Id("recipient", recipient.Value);

    public static string GuardOf(AlertId alert) => Guard + TableKeys.OfId(alert.Value);

    public static string ListedOf(AlertId alert, DateTimeOffset createdAt) => Listed + TableKeys.OfReverseTime(createdAt) + TableKeys.OfId(alert.Value);

    public static string WaitingOf(AlertId alert, DateTimeOffset dueAt) => Waiting + TableKeys.OfTime(dueAt) + TableKeys.OfId(alert.Value);

    public static TableEntity WriteGuard(Alert alert) => Write(alert, GuardOf(alert.Id));

    public static TableEntity WriteWaiting(Alert alert) => Write(alert, WaitingOf(alert.Id, alert.DueAt));

    /// <summary>All of a new alert.</summary>
    public static IReadOnlyList<TableEntity> Write(Alert alert)
    {
        var listed = Entity.Create(PartitionOf(alert.Recipient), ListedOf(alert.Id, alert.CreatedAt)).With(AlertId, alert.Id.Value).With(Recipient, alert.Recipient.Value);
        return alert.Status == AlertStatus.Waiting ? [WriteGuard(alert), listed, WriteWaiting(alert)] : [WriteGuard(alert), listed];
    }

    /// <summary>Only what changes: to be merged into the guard, which may be of a newer version.</summary>
    public static TableEntity Mark(RecipientId recipient, AlertId alert, AlertStatus status, string? reason = null) =>
        new TableEntity(PartitionOf(recipient), GuardOf(alert)).With(Status, (int)status).With(Reason, reason);

    /// <summary>Guards whose id begins so.</summary>
    public static TableRange Guards(RecipientId recipient, string idPrefix) =>
        TableRange.Of($"PartitionKey eq {PartitionOf(recipient)} and RowKey ge {GuardsFrom(idPrefix)} and RowKey lt {GuardsFrom(idPrefix) + TableKeys.End}");

    public static TableRange Guards(RecipientId recipient, string idPrefix, AlertStatus status) =>
        TableRange.Of($"PartitionKey eq {PartitionOf(recipient)} and RowKey ge {GuardsFrom(idPrefix)} and RowKey lt {GuardsFrom(idPrefix) + TableKeys.End} and Status eq {(int)status}");

    /// <summary>Created at or after, the latest first.</summary>
    public static TableRange Since(RecipientId recipient, DateTimeOffset since) =>
        TableRange.Of($"PartitionKey eq {PartitionOf(recipient)} and RowKey ge {Listed} and RowKey lt {Listed + TableKeys.OfReverseTime(since) + TableKeys.End}");

    public static TableRange Before(RecipientId recipient, DateTimeOffset before) =>
        TableRange.Of($"PartitionKey eq {PartitionOf(recipient)} and RowKey ge {Listed + TableKeys.OfReverseTime(before) + TableKeys.End} and RowKey lt {Listed + TableKeys.End}");

    /// <summary>Waiting and due, the earliest first.</summary>
    public static TableRange Due(RecipientId recipient, DateTimeOffset now) =>
        TableRange.Of($"PartitionKey eq {PartitionOf(recipient)} and RowKey ge {Waiting} and RowKey lt {Waiting + TableKeys.OfTime(now) + TableKeys.End}");

    /// <summary>What is open: mails and then waiting alerts, whose keys are neighbours so that one query sees both.</summary>
    public static TableRange Open(RecipientId recipient) =>
        TableRange.Of($"PartitionKey eq {PartitionOf(recipient)} and RowKey ge {MailRow.Key} and RowKey lt {Waiting + TableKeys.End}");

    public static bool IsWaiting(TableEntity row) => row.RowKey.StartsWith(Waiting, StringComparison.Ordinal);

    public static AlertId ReadId(TableEntity row) => new(row.Text(AlertId));

    public static HitKey? ReadHit(TableEntity row) =>
        row.TextOrNull(Rule) is { } rule ? new HitKey(rule, new StoryId(row.Text(StoryId))) : null;

    public static Alert Read(TableEntity row)
    {
        row.Check();
        var hit = ReadHit(row);
        return new Alert
        {
            Id = ReadId(row),
            Recipient = new RecipientId(row.Text(Recipient)),
            Hit = hit,
            Notice = hit is null ? row.Packed(StoredJson.Types.Notice) : null,
            CreatedAt = row.Time("CreatedAt"),
            DueAt = row.Time(DueAt),
            Status = (AlertStatus)row.Count(Status),
            Reason = row.TextOrNull(Reason),
            Resends = row.Count("Resends"),
        };
    }

    private static TableEntity Write(Alert alert, string key)
    {
        var row = Entity.Create(PartitionOf(alert.Recipient), key)
            .With(AlertId, alert.Id.Value).With(Recipient, alert.Recipient.Value)
            .With(Rule, alert.Hit?.Rule).With(StoryId, alert.Hit?.StoryId.Value)
            .With("CreatedAt", alert.CreatedAt).With(DueAt, alert.DueAt)
            .With(Status, (int)alert.Status).With(Reason, alert.Reason).With("Resends", alert.Resends);
        return alert.Notice is { } notice ? row.WithPacked(notice, StoredJson.Types.Notice) : row;
    }

    private static string GuardsFrom(string idPrefix) => idPrefix.Length == 0 ? Guard : Guard + TableKeys.OfId(idPrefix);
}
