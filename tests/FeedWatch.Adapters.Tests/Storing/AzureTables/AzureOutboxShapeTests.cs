using Azure.Data.Tables;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Storing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>Rows of the table Alerts as they were written at version 1. They are never changed: a new version gets rows of its own.</summary>
public sealed class AzureOutboxShapeTests : IAsyncLifetime
{
    // Of the recipient Desk.
    private const string Partition = "a91873abe0c1c49da7c1350b";

    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly AzureTableOptions options = AzureAccounts.Fresh();
    private readonly StoreSet stores;

    public AzureOutboxShapeTests() => stores = StoreSet.AzureTables(options);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static TableEntity Known => new("!", Partition)
    {
        ["v"] = 1,
        ["Recipient"] = "Desk",
    };

    private static TableEntity Mail => new(Partition, "mm1")
    {
        ["v"] = 1,
        ["MailId"] = "m1",
        ["Recipient"] = "Desk",
        ["Alerts"] = """["a3"]""",
        ["FixedAt"] = At,
        ["NextAttemptAt"] = At,
        ["Attempts"] = 1,
        ["LastError"] = "busy",
        ["DueAt"] = At,
        ["ClaimedUntil"] = At.AddMinutes(20),

        // {"To":"d@example.org","ToName":"Desk","Subject":"S","Text":"Лавров","Html":"H"}
        ["c0"] = Convert.FromBase64String("CyqAeyJUbyI6ImRAZXhhbXBsZS5vcmciLCJUb05hbWUiOiJEZXNrIiwiU3ViamVjdCI6IlMiLCJUZXh0Ijoi0JvQsNCy0YDQvtCyIiwiSHRtbCI6IkgifQM="),
    };

    private static TableEntity Attempt => new(Partition, "d2516299343999999999m1")
    {
        ["v"] = 1,
        ["MailId"] = "m1",
        ["Recipient"] = "Desk",
        ["Transport"] = "smtp",
        ["At"] = At,
        ["Took"] = 10_000L,
        ["Result"] = 1,
        ["Detail"] = "busy",
    };

    public async ValueTask InitializeAsync() =>
        await WriteAsync(Known, Refused, Listed("a1"), Notice("!a2"), Listed("a2"), Notice("p0639079632000000000a2"), Mail, Attempt);

    public ValueTask DisposeAsync() => stores.DisposeAsync();

    [Fact]
    public async Task Alerts_of_version_1_are_read()
    {
        var alerts = await stores.Outbox.FindAsync(new AlertSearch(), Cancel).OrderBy(alert => alert.Id.Value).ToListAsync(Cancel);

        (alerts[0].Status, alerts[0].Reason, alerts[0].Resends, alerts[0].Hit).ShouldBe((AlertStatus.Refused, "no such mailbox", 2, new HitKey("Lavrov", new("s1"))));
        alerts[1].Notice.ShouldBe(new Notice(NoticeKind.FirstPoll, "un", "3 old", 3));
        (await stores.Outbox.GetDueAsync(Sample.Desk, At, 10, Cancel)).ShouldBe([alerts[1]]);
    }

    [Fact]
    public async Task Mails_and_attempts_of_version_1_are_read()
    {
        var mail = (await stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).ShouldHaveSingleItem();

        mail.Alerts.ShouldBe([new AlertId("a3")]);
        mail.Content.ShouldBe(new MailContent("d@example.org", "Desk", "S", "Лавров", "H"));
        (mail.Attempts, mail.LastError, mail.FixedAt, mail.NextAttemptAt).ShouldBe((1, "busy", At, At));
        (await stores.Mails.ClaimAsync(mail, At, At.AddHours(1), Cancel)).ShouldBeFalse();
        (await stores.Mails.FindDeliveriesAsync(At, Cancel).SingleAsync(Cancel)).ShouldBe(new Delivery
        {
            MailId = new MailId("m1"),
            Recipient = Sample.Desk,
            Transport = "smtp",
            At = At,
            Took = TimeSpan.FromMilliseconds(1),
            Result = new SendResult.TryLater("busy"),
        });
    }

    [Fact]
    public async Task A_row_of_a_newer_version_is_refused()
    {
        var mail = (await stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).ShouldHaveSingleItem();
        await WriteAsync(Newer(Refused), Newer(Notice("p0639079632000000000a2")), Newer(Mail), Newer(Attempt));

        await RefusedAsync(async () => await stores.Outbox.GetAsync(Sample.Desk, [new AlertId("a1")], Cancel));
        await RefusedAsync(async () => await stores.Outbox.GetDueAsync(Sample.Desk, At, 10, Cancel));
        await RefusedAsync(async () => await stores.Mails.GetOpenAsync(Sample.Desk, Cancel));
        await RefusedAsync(async () => await stores.Mails.ClaimAsync(mail, At, At, Cancel));
        await RefusedAsync(async () => await stores.Mails.FindDeliveriesAsync(At, Cancel).CountAsync(Cancel));
    }

    private static TableEntity Refused => new(Partition, "!a1")
    {
        ["v"] = 1,
        ["AlertId"] = "a1",
        ["Recipient"] = "Desk",
        ["Rule"] = "Lavrov",
        ["StoryId"] = "s1",
        ["CreatedAt"] = At,
        ["DueAt"] = At,
        ["Status"] = 3,
        ["Reason"] = "no such mailbox",
        ["Resends"] = 2,
    };

    private static TableEntity Listed(string alert) => new(Partition, "l2516299343999999999" + alert)
    {
        ["v"] = 1,
        ["AlertId"] = alert,
        ["Recipient"] = "Desk",
    };

    private static TableEntity Notice(string key) => new(Partition, key)
    {
        ["v"] = 1,
        ["AlertId"] = "a2",
        ["Recipient"] = "Desk",
        ["CreatedAt"] = At,
        ["DueAt"] = At,
        ["Status"] = 0,
        ["Resends"] = 0,

        // {"Kind":"FirstPoll","Subject":"un","Text":"3 old","Count":3}
        ["c0"] = Convert.FromBase64String("ix2AeyJLaW5kIjoiRmlyc3RQb2xsIiwiU3ViamVjdCI6InVuIiwiVGV4dCI6IjMgb2xkIiwiQ291bnQiOjN9Aw=="),
    };

    private static TableEntity Newer(TableEntity row)
    {
        row["v"] = 99;
        return row;
    }

    private async Task WriteAsync(params IEnumerable<TableEntity> rows)
    {
        foreach (var row in rows)
        {
            await AzureAccounts.Open(options).Table("Alerts").PutAsync(row, Cancel);
        }
    }

    private static async Task RefusedAsync(Func<Task> read) =>
        (await Should.ThrowAsync<StorageException>(read)).Message.ShouldContain("newer FeedWatch");
}
