using FeedWatch.Adapters.Storing.Sqlite;
using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Storing;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.Sqlite;

/// <summary>Rows as they were written at schema 1 and shape 1, in a file of that schema. They are never changed: a new shape gets rows of its own.</summary>
public sealed class SqliteShapeTests : IAsyncDisposable
{
    private const string Rows = """
        INSERT INTO feed_states VALUES ('un', 'https://example.org/feed', '"e"', NULL, 'hash', 'https://example.org/new', 638400000000000000, 638400006000000000, 2, 'time-out', NULL, 1, 3, 'cut', 638400000000000000, 2);
        INSERT INTO feed_seen VALUES ('un', 1, x'0100000000000000FEFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F020000000000000003000000000000000400000000000000');
        INSERT INTO rule_states VALUES ('Lavrov', 'v1', 638400000000000000, 1);
        INSERT INTO stories VALUES (1, 'un', 's1', 638400000000000000, NULL, NULL, 'hash', 'ru', 'https://example.org/1', 'Title', 'Summary', 'Content', 1, '["Jane"]', NULL);
        INSERT INTO hits VALUES (1, 'Lavrov', 's1', 638400000000000000, 'un', 'UN News', 1, NULL, 'hash', 'lavrov', NULL, 1, '[{"Field":"Title","Start":0,"Length":5},{"Field":"Body","Start":3,"Length":4}]', 'Title', 'Text');
        INSERT INTO alerts VALUES (1, 'a1', 'Desk', 'Lavrov', 's1', 1, NULL, 638400000000000000, 638400000000000000, 3, 'no such mailbox', 2);
        INSERT INTO alerts VALUES (2, 'a2', 'Desk', NULL, NULL, 1, '{"Kind":"FirstPoll","Subject":"un","Text":"3 old","Count":3}', 638400000000000000, 638400000000000000, 1, NULL, 0);
        INSERT INTO mails VALUES (1, 'm1', 'Desk', 638400000000000000, 638400000000000000, 1, 'busy', 1, '["a2"]', '{"To":"d@example.org","ToName":"Desk","Subject":"S","Text":"T","Html":"H"}');
        INSERT INTO deliveries VALUES (1, 'm1', 'Desk', 'smtp', 638400000000000000, 10000, 1, 'busy');
        """;

    private static readonly DateTimeOffset At = new(638400000000000000, TimeSpan.Zero);

    private readonly DatabaseFolder folder = new();
    private readonly StoreSet stores;

    public SqliteShapeTests()
    {
        using (var session = folder.Connect())
        {
            SqliteSchema.Migrate(session, folder.Path, [.. SqliteMigrations.All.Take(1)]);
            session.Execute(Rows);
        }

        stores = StoreSet.Sqlite(folder.Path);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Feeds_and_rules_of_shape_1_are_read()
    {
        (await stores.FeedStates.FindAsync(new FeedId("un"), Cancel)).ShouldBe(new FeedState
        {
            FeedId = new FeedId("un"),
            Validators = new Validators("\"e\"", null),
            ContentHash = "hash",
            Url = new Uri("https://example.org/feed"),
            AdoptedUrl = new Uri("https://example.org/new"),
            LastPollAt = At,
            NextPollAt = At.AddMinutes(10),
            ConsecutiveFailures = 2,
            LastError = "time-out",
            LinkIsId = true,
            IdVersion = 3,
            Truncated = new TruncatedBody("cut", At, 2),
        });
        (await stores.FeedStates.GetSeenAsync(new FeedId("un"), Cancel)).Stories.ShouldBe([new SeenStory(1, -2, long.MaxValue), new SeenStory(2, 3, 4)]);
        (await stores.RuleStates.GetAllAsync(Cancel)).ShouldBe([new RuleState("Lavrov", "v1", At, true)]);
    }

    [Fact]
    public async Task What_polls_taught_is_read_as_it_was_first_written()
    {
        folder.Execute("""
            UPDATE feed_states SET history = '{"Rhythm":{"Gap":"00:20:30","LongestGap":"2.00:00:00","Finds":7,"LatestAt":"2026-03-01T10:00:00.1234567+00:00","ReadAt":"2026-03-01T11:50:00+00:00","Limit":"00:08:00"},"Hints":{"Interval":"01:00:00","SkipHours":8388609,"SkipDays":65},"Held":30,"FullAt":"2026-02-23T12:00:00+00:00","LiedAt":"2026-02-24T12:00:00+00:00","Move":{"To":"https://example.org/new","Since":"2026-02-28T12:00:00+00:00"},"Outage":{"Since":"2026-03-01T09:00:00+00:00","IsMissing":true,"IsTold":true,"IsEndTold":true},"SilenceIsTold":true,"Hub":"https://hub.example/","HomePage":"https://example.org/","Later":[1,{"x":2}]}';
            INSERT INTO server_rests VALUES ('un.example:8443', 638400000000000000, 3);
            """);

        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        (await stores.FeedStates.FindAsync(new FeedId("un"), Cancel)).ShouldNotBeNull().History.ShouldBe(new FeedHistory
        {
            Rhythm = new Rhythm { Gap = TimeSpan.FromMinutes(20.5), LongestGap = TimeSpan.FromDays(2), Finds = 7, LatestAt = noon.AddHours(-2).AddTicks(1_234_567), ReadAt = noon.AddMinutes(-10), Limit = TimeSpan.FromMinutes(8) },
            Hints = new PollHints { Interval = TimeSpan.FromHours(1), SkipHours = 0x800001, SkipDays = 0x41 },
            Held = 30,
            FullAt = noon.AddDays(-6),
            LiedAt = noon.AddDays(-5),
            Move = new Move(new Uri("https://example.org/new"), noon.AddDays(-1)),
            Outage = new Outage { Since = noon.AddHours(-3), IsMissing = true, IsTold = true, IsEndTold = true },
            SilenceIsTold = true,
            Hub = new Uri("https://hub.example/"),
            HomePage = new Uri("https://example.org/"),
        });
        (await stores.Rests.GetAllAsync(Cancel)).ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create("un.example:8443", new ServerRest(At, 3)));
    }

    [Fact]
    public async Task Articles_that_wait_are_read_as_they_were_first_written()
    {
        folder.Execute("""
            UPDATE feed_states SET articles = '{"FeedDueAt":"2026-03-01T14:00:00+00:00","Waiting":[{"Story":"s1","Link":"https://example.org/1","Since":"2026-03-01T12:00:00+00:00","NextTryAt":"2026-03-01T12:02:00+00:00","Tries":1,"Alerts":true,"Later":1}],"Later":[1]}';
            """);

        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        (await stores.FeedStates.FindAsync(new FeedId("un"), Cancel)).ShouldNotBeNull().Articles.ShouldBe(new PendingArticles
        {
            FeedDueAt = noon.AddHours(2),
            Waiting = [new PendingArticle("s1", new Uri("https://example.org/1"), noon, noon.AddMinutes(2), Tries: 1, Alerts: true)],
        });
    }

    [Fact]
    public async Task Stories_and_hits_of_shape_1_are_read()
    {
        var story = await stores.Stories.FindAsync(At, Cancel).SingleAsync(Cancel);
        (story.Title, story.Body, story.Language, story.FirstSeenAt, story.HasArticle).ShouldBe(("Title", "Summary\n\nContent", "ru", At, false));
        story.Authors.ShouldBe(["Jane"]);

        var hit = await stores.Hits.FindAsync(new HitSearch("Lavrov"), Cancel).SingleAsync(Cancel);
        hit.Places.ShouldBe([new Place(TextField.Title, 0, 5), new Place(TextField.Body, 3, 4)]);
        (hit.FeedName, hit.Title, hit.Text, hit.Query, hit.Alerting).ShouldBe(("UN News", "Title", "Text", "lavrov", true));
    }

    [Fact]
    public async Task Alerts_mails_and_deliveries_of_shape_1_are_read()
    {
        var alerts = await stores.Outbox.GetAsync(Sample.Desk, [new AlertId("a1"), new AlertId("a2")], Cancel);
        (alerts[0].Status, alerts[0].Reason, alerts[0].Resends, alerts[0].Hit).ShouldBe((AlertStatus.Refused, "no such mailbox", 2, new HitKey("Lavrov", new("s1"))));
        alerts[1].Notice.ShouldBe(new Notice(NoticeKind.FirstPoll, "un", "3 old", 3));

        var mail = await stores.Mails.FindOpenAsync(Cancel).SingleAsync(Cancel);
        mail.Alerts.ShouldBe([new AlertId("a2")]);
        mail.Content.ShouldBe(new MailContent("d@example.org", "Desk", "S", "T", "H"));
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
    public async Task A_row_of_a_newer_shape_is_refused()
    {
        folder.Execute("UPDATE feed_states SET shape = 99; UPDATE feed_seen SET shape = 99; UPDATE stories SET shape = 99; UPDATE hits SET shape = 99; UPDATE alerts SET shape = 99; UPDATE mails SET shape = 99; UPDATE deliveries SET result = 99");

        await RefusedAsync(async () => await stores.FeedStates.FindAsync(new FeedId("un"), Cancel));
        await RefusedAsync(async () => await stores.FeedStates.GetSeenAsync(new FeedId("un"), Cancel));
        await RefusedAsync(async () => await stores.Stories.FindAsync(At, Cancel).CountAsync(Cancel));
        await RefusedAsync(async () => await stores.Hits.GetAsync([new HitKey("Lavrov", new("s1"))], Cancel));
        await RefusedAsync(async () => await stores.Outbox.GetAsync(Sample.Desk, [new AlertId("a2")], Cancel));
        await RefusedAsync(async () => await stores.Mails.FindOpenAsync(Cancel).CountAsync(Cancel));
        await RefusedAsync(async () => await stores.Mails.FindDeliveriesAsync(At, Cancel).CountAsync(Cancel));
    }

    [Fact]
    public async Task A_notice_of_a_kind_that_is_not_known_yet_is_refused()
    {
        folder.Execute("""UPDATE alerts SET notice = '{"Kind":"Holiday","Subject":"un","Text":"T","Count":1}' WHERE alert_id = 'a2'""");

        await RefusedAsync(async () => await stores.Outbox.GetAsync(Sample.Desk, [new AlertId("a2")], Cancel));
    }

    private static async Task RefusedAsync(Func<Task> read) =>
        (await Should.ThrowAsync<StorageException>(read)).Message.ShouldContain("newer FeedWatch");
}
