using FeedWatch.Alerting;
using FeedWatch.Testing;
using FeedWatch.Testing.Crashes;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>The process dies after every single write, starts again, and is looked at: nothing lost, nothing twice.</summary>
public abstract class CrashTests
{
    private const int MostWrites = 60;

    protected abstract Task<StoreSet> OpenAsync();

    /// <summary>What a new process finds: the same store, opened again.</summary>
    protected abstract Task<StoreSet> ReopenAsync(StoreSet stores);

    protected virtual void ExpectWritesOfPoll(int writes) => writes.ShouldBe(4, "hits, alerts, stories, state");

    protected virtual void ExpectWritesOfDelivering(int writes) =>
        writes.ShouldBe(7, "fix, send and accept for each of two recipients; after six the next reading dies");

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    public async Task A_poll_that_dies_after_any_write_loses_nothing_and_adds_nothing_twice(int minutesUntilRestart)
    {
        for (var writes = 0; ; writes++)
        {
            await using var station = await WatchingAsync();
            await PublishAsync(station);
            var died = await DiesAsync(writes, budget => station.PollAsync(budget, all: true));

            station.Stores = await ReopenAsync(station.Stores);
            station.Time.Advance(TimeSpan.FromMinutes(minutesUntilRestart));
            await station.PollAsync(all: true);
            await station.PollAsync(all: true);

            await ExpectAllOnceAsync(station, $"after {writes} writes");
            if (!died)
            {
                ExpectWritesOfPoll(writes);
                return;
            }
        }
    }

    [Fact]
    public async Task A_first_poll_that_dies_after_any_write_decides_the_same_again()
    {
        for (var writes = 0; ; writes++)
        {
            await using var station = await WatchingAsync(polled: false);
            await PublishAsync(station);
            var died = await DiesAsync(writes, budget => station.PollAsync(budget, all: true));

            // By then the story that was an hour old has left the look-back: what was stored before the crash counts.
            station.Stores = await ReopenAsync(station.Stores);
            var hitsBefore = await station.HitsAsync();
            station.Time.Advance(TimeSpan.FromHours(30));
            await station.PollAsync(all: true);

            var hits = await station.HitsAsync();
            hits.Count.ShouldBe(3);
            if (hitsBefore.Count > 0)
            {
                hits.Where(hit => hit.Alerting).Select(hit => hit.Key).ShouldBe(hitsBefore.Where(hit => hit.Alerting).Select(hit => hit.Key), ignoreOrder: true);
            }

            var alerting = hits.Where(hit => hit.Alerting).Select(hit => hit.Key).ToList();
            var alerts = (await station.AlertsAsync()).Where(alert => alert.Hit is not null).ToList();
            alerts.ShouldAllBe(alert => alerting.Contains(alert.Hit!.Value));
            alerts.Count.ShouldBe(alerting.Sum(key => station.Watch.Recipients.Count(recipient => recipient.Wants(key.Rule))));
            if (!died)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task A_catch_up_that_dies_after_any_write_loses_nothing_and_adds_nothing_twice()
    {
        for (var writes = 0; ; writes++)
        {
            await using var station = await WatchingAsync();
            await PublishAsync(station);
            await station.PollAsync(all: true);
            station.Watch = station.Watch with { Rules = [.. station.Watch.Rules, Station.Rule("Moscow", "Moscow")] };
            var died = await DiesAsync(writes, budget => station.CatchUpAsync(budget));

            station.Stores = await ReopenAsync(station.Stores);
            await station.CatchUpAsync();
            station.Time.Advance(TimeSpan.FromHours(1));
            await station.CatchUpAsync();

            (await station.HitsAsync()).Count(hit => hit.Key.Rule == "Moscow").ShouldBe(2);
            (await station.AlertsAsync()).Count(alert => alert.Hit?.Rule == "Moscow").ShouldBe(1, $"one of the two is undated, after {writes} writes");
            (await station.AlertsAsync()).Count(alert => alert.Notice is not null).ShouldBe(1);
            if (!died)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task Delivering_that_dies_after_any_write_sends_all_and_at_most_the_last_mail_again()
    {
        for (var writes = 0; ; writes++)
        {
            await using var station = await WatchingAsync();
            await PublishAsync(station);
            await station.PollAsync(all: true);
            var died = await DiesAsync(writes, budget => station.DeliverAsync(budget));

            station.Stores = await ReopenAsync(station.Stores);
            await station.DeliverAsync();
            await station.DeliverAsync();

            (await station.AlertsAsync()).ShouldAllBe(alert => alert.Status == AlertStatus.Accepted);
            (await station.Stores.Mails.FindOpenAsync(CancellationToken.None).ToListAsync()).ShouldBeEmpty();
            var mails = station.Sink.Mails.Select(mail => mail.Parse()).ToList();
            foreach (var again in mails.GroupBy(mail => (mail.To.ToString(), mail.MessageId)))
            {
                again.Select(mail => mail.TextBody).Distinct().ShouldHaveSingleItem("the very same mail");
            }

            mails.Select(mail => mail.MessageId).Distinct().Count().ShouldBe(2, $"one mail a recipient, after {writes} writes");
            mails.Count.ShouldBeLessThanOrEqualTo(died ? 4 : 2);
            if (!died)
            {
                ExpectWritesOfDelivering(writes);
                return;
            }
        }
    }

    [Fact]
    public async Task A_mail_that_is_split_while_the_process_dies_arrives_in_parts()
    {
        for (var writes = 0; writes < MostWrites; writes++)
        {
            await using var station = await WatchingAsync();
            station.Watch = station.Watch with { Recipients = [Station.Recipient("Desk")] };
            await PublishAsync(station);
            await station.PollAsync(all: true);
            station.Sink.Once(Testing.Smtp.SmtpStep.EndOfData, Testing.Smtp.SmtpReply.Of("554 5.7.1 Too much at once"));
            var died = await DiesAsync(writes, budget => station.DeliverAsync(budget));

            station.Stores = await ReopenAsync(station.Stores);
            await station.DeliverAsync(all: true);
            await station.DeliverAsync(all: true);

            (await station.AlertsAsync()).ShouldAllBe(alert => alert.Status == AlertStatus.Accepted);
            (await station.Stores.Mails.FindOpenAsync(CancellationToken.None).ToListAsync()).ShouldBeEmpty();
            if (!died)
            {
                return;
            }
        }

        Assert.Fail("The run never came to its end.");
    }

    // Two rules, three stories: one hits both rules, one hits one, one none. Two recipients, one of whom gets one rule only.
    private async Task<Station> WatchingAsync(bool polled = true)
    {
        var station = new Station(await OpenAsync());
        station.Watch = station.Watch with
        {
            Feeds = [station.Feed("Wire")],
            Rules = [Station.Rule("Lavrov", "Lavrov"), Station.Rule("Council", "\"Security Council\"")],
            Recipients = [Station.Recipient("Desk"), Station.Recipient("Night", "Lavrov")],
        };
        await station.CatchUpAsync();
        if (polled)
        {
            station.Server.Publish("/feed", RssDocument.Of(new RssItem("Nothing yet", "0")), "\"0\"");
            await station.PollAsync();
        }

        return station;
    }

    private static Task PublishAsync(Station station)
    {
        var now = Station.Start - TimeSpan.FromHours(1);
        station.Server.Publish(
            "/feed",
            RssDocument.Of(
                new RssItem("Lavrov leaves the Security Council", "1", "https://wire.example/1", "In Moscow they were not surprised.", now),
                new RssItem("Lavrov lands", "2", "https://wire.example/2", "In Moscow."),
                new RssItem("Nothing yet", "0")),
            "\"1\"");
        return Task.CompletedTask;
    }

    private static async Task<bool> DiesAsync(int writes, Func<WriteBudget, Task> runAsync)
    {
        writes.ShouldBeLessThan(MostWrites);
        var budget = new WriteBudget(writes);
        try
        {
            await runAsync(budget);
        }
        catch (ProcessDiedException)
        {
            // As told.
        }
        catch (AggregateException exception) when (exception.Flatten().InnerExceptions.All(inner => inner is ProcessDiedException))
        {
            // Two recipients at once.
        }

        return budget.IsSpent;
    }

    private static async Task ExpectAllOnceAsync(Station station, string when)
    {
        (await station.HitsAsync()).Select(hit => (hit.Key.Rule, hit.Title)).ShouldBe(
            [("Lavrov", "Lavrov leaves the Security Council"), ("Council", "Lavrov leaves the Security Council"), ("Lavrov", "Lavrov lands")],
            ignoreOrder: true,
            when);
        (await station.AlertsAsync()).Select(alert => (alert.Recipient.Value, alert.Hit!.Value.Rule)).ShouldBe(
            [("Desk", "Lavrov"), ("Desk", "Council"), ("Desk", "Lavrov"), ("Night", "Lavrov"), ("Night", "Lavrov")],
            ignoreOrder: true,
            when);
        (await station.StoriesAsync()).Count.ShouldBe(3, when);
    }
}

public sealed class InMemoryCrashTests : CrashTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());

    protected override Task<StoreSet> ReopenAsync(StoreSet stores) => Task.FromResult(stores);
}

public sealed class SqliteCrashTests : CrashTests, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("feedwatch-crash-");
    private int files;

    public void Dispose() => folder.Delete(recursive: true);

    protected override Task<StoreSet> OpenAsync()
    {
        files++;
        return Task.FromResult(StoreSet.Sqlite(File));
    }

    protected override async Task<StoreSet> ReopenAsync(StoreSet stores)
    {
        await stores.DisposeAsync();
        return StoreSet.Sqlite(File);
    }

    private string File => Path.Combine(folder.FullName, $"{files}.db");
}
