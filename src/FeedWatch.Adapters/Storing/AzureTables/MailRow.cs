using System.Text.Json;
using Azure.Data.Tables;
using FeedWatch.Alerting;
using FeedWatch.Delivering;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>A mail until it is accepted or refused, in its recipient's partition, and who is at it.</summary>
internal static class MailRow
{
    /// <summary>Begins the keys of mails.</summary>
    public const string Key = "m";

    public const string Alerts = "Alerts";

    private const string MailId = "MailId";
    private const string FixedAt = "FixedAt";
    private const string NextAttemptAt = "NextAttemptAt";
    private const string Attempts = "Attempts";
    private const string LastError = "LastError";
    private const string ClaimedUntil = "ClaimedUntil";

    /// <summary>Without what the mail says, which can be long.</summary>
    public static IReadOnlyList<string> StateColumns { get; } =
        [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), Entity.Version, FixedAt, NextAttemptAt, Attempts, ClaimedUntil];

    public static string KeyOf(MailId mail) => Key + TableKeys.OfId(mail.Value);

    public static TableRange Of(RecipientId recipient) =>
        TableRange.Of($"PartitionKey eq {AlertRow.PartitionOf(recipient)} and RowKey ge {Key} and RowKey lt {Key + TableKeys.End}");

    /// <param name="mail">What will be sent.</param>
    /// <param name="dueAt">When the first of its alerts was due.</param>
    /// <param name="claimedUntil">Null: by nobody.</param>
    public static TableEntity Write(Mail mail, DateTimeOffset dueAt, DateTimeOffset? claimedUntil = null) =>
        Entity.Create(AlertRow.PartitionOf(mail.Recipient), KeyOf(mail.Id))
            .With(MailId, mail.Id.Value).With(AlertRow.Recipient, mail.Recipient.Value)
            .With(Alerts, JsonSerializer.Serialize([.. mail.Alerts.Select(alert => alert.Value)], StoredJson.Types.IReadOnlyListString))
            .With(FixedAt, mail.FixedAt).With(NextAttemptAt, mail.NextAttemptAt).With(Attempts, mail.Attempts).With(LastError, mail.LastError)
            .With(AlertRow.DueAt, dueAt).With(ClaimedUntil, claimedUntil)
            .WithPacked(mail.Content, StoredJson.Types.MailContent);

    /// <summary>To be merged into the row.</summary>
    public static TableEntity Claim(TableEntity row, DateTimeOffset until) =>
        new TableEntity(row.PartitionKey, row.RowKey).With(ClaimedUntil, until);

    /// <summary>To be merged into the row: counts an attempt, and ends the claim.</summary>
    public static TableEntity Retry(TableEntity row, DateTimeOffset nextAttemptAt, string? error) =>
        new TableEntity(row.PartitionKey, row.RowKey)
            .With(Attempts, row.Count(Attempts) + 1).With(NextAttemptAt, nextAttemptAt).With(LastError, error ?? string.Empty)
            .With(ClaimedUntil, EntityColumns.FirstTime);

    /// <summary>Whether it is as it was read and nobody is at it.</summary>
    public static bool MayBeClaimed(TableEntity row, Mail mail, DateTimeOffset now) => !IsClaimed(row, now) && row.Count(Attempts) == mail.Attempts;

    public static bool IsDue(TableEntity row, DateTimeOffset now) => row.Time(NextAttemptAt) <= now && !IsClaimed(row, now);

    public static DateTimeOffset ReadFixedAt(TableEntity row) => row.Time(FixedAt);

    public static IReadOnlyList<AlertId> ReadAlerts(TableEntity row)
    {
        try
        {
            return [.. JsonSerializer.Deserialize(row.Text(Alerts), StoredJson.Types.IReadOnlyListString)!.Select(alert => new AlertId(alert))];
        }
        catch (JsonException)
        {
            throw EntityColumns.Damaged(row, Alerts);
        }
    }

    public static Mail Read(TableEntity row)
    {
        row.Check();
        return new Mail
        {
            Id = new MailId(row.Text(MailId)),
            Recipient = new RecipientId(row.Text(AlertRow.Recipient)),
            Alerts = ReadAlerts(row),
            Content = row.Packed(StoredJson.Types.MailContent),
            FixedAt = row.Time(FixedAt),
            NextAttemptAt = row.Time(NextAttemptAt),
            Attempts = row.Count(Attempts),
            LastError = row.TextOrNull(LastError) is { Length: > 0 } error ? error : null,
        };
    }

    private static bool IsClaimed(TableEntity row, DateTimeOffset now) => row.TimeOrNull(ClaimedUntil) > now;
}
