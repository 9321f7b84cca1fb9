using FeedWatch.Alerting;
using FeedWatch.Testing;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>What a new, changed or renamed rule does with the stories that are kept already.</summary>
public abstract class RuleCatchUpTests : IAsyncLifetime
{
    protected Station Station { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Station = new Station(await OpenAsync());
        Station.Watch = Station.Watch with
        {
            Feeds = [Station.Feed("Wire")],
            Rules = [Station.Rule("Lavrov", "Lavrov")],
            Recipients = [Station.Recipient("Desk")],
        };
        await Station.CatchUpAsync();
        Publish(new RssItem("Nothing yet", "0"));
        await Station.PollAsync(all: true);
        Publish(
            new RssItem("Lavrov lands in Oslo", "1", PublishedAt: Station.Start - TimeSpan.FromHours(1)),
            new RssItem("Oslo, undated", "2"),
            new RssItem("Oslo, back-dated", "3", PublishedAt: Station.Start - TimeSpan.FromDays(9)));
        await Station.PollAsync(all: true);
        await Station.DeliverAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Station.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<StoreSet> OpenAsync();

    [Fact]
    public async Task A_new_rule_finds_kept_stories_and_alerts_for_those_of_the_look_back()
    {
        Station.Watch = Station.Watch with { Rules = [.. Station.Watch.Rules, Station.Rule("Oslo", "Oslo")] };
        await Station.CatchUpAsync();

        (await HitsOfAsync("Oslo")).ShouldBe([("Lavrov lands in Oslo", true), ("Oslo, undated", false), ("Oslo, back-dated", false)], ignoreOrder: true);
        (await AlertsOfAsync("Oslo")).ShouldBe(1);
        (await Station.AlertsAsync()).Select(alert => alert.Notice).OfType<Notice>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            notice => notice.Kind.ShouldBe(NoticeKind.RuleCatchUp), notice => notice.Count.ShouldBe(2));
    }

    [Fact]
    public async Task A_changed_rule_alerts_for_what_it_did_not_find_before_only()
    {
        Station.Watch = Station.Watch with { Rules = [Station.Rule("Lavrov", "Lavrov OR Oslo")] };
        await Station.CatchUpAsync();

        (await HitsOfAsync("Lavrov")).Count.ShouldBe(3);
        (await AlertsOfAsync("Lavrov")).ShouldBe(1);
    }

    [Fact]
    public async Task A_renamed_rule_alerts_nothing_again()
    {
        Station.Watch = Station.Watch with { Rules = [Station.Rule("Foreign minister", "Lavrov")] };
        await Station.CatchUpAsync();
        Station.Time.Advance(TimeSpan.FromHours(1));
        await Station.CatchUpAsync();

        (await HitsOfAsync("Foreign minister")).ShouldBe([("Lavrov lands in Oslo", false)]);
        (await AlertsOfAsync("Foreign minister")).ShouldBe(0);
        (await Station.AlertsAsync()).ShouldAllBe(alert => alert.Notice == null);
    }

    [Fact]
    public async Task A_new_rule_is_run_once_more_an_hour_later_and_then_never_again()
    {
        Station.Watch = Station.Watch with { Rules = [.. Station.Watch.Rules, Station.Rule("Oslo", "Oslo")] };
        await Station.CatchUpAsync();
        await PollByAnInstanceWithTheOldFileAsync(new RssItem("Oslo again", "4", PublishedAt: Station.Time.GetUtcNow()));
        await Station.CatchUpAsync();
        (await AlertsOfAsync("Oslo")).ShouldBe(1, "the hour has not passed");

        Station.Time.Advance(TimeSpan.FromHours(1));
        await Station.CatchUpAsync();
        (await AlertsOfAsync("Oslo")).ShouldBe(2);

        await PollByAnInstanceWithTheOldFileAsync(new RssItem("Oslo at last", "5", PublishedAt: Station.Time.GetUtcNow()));
        Station.Time.Advance(TimeSpan.FromHours(1));
        await Station.CatchUpAsync();
        (await AlertsOfAsync("Oslo")).ShouldBe(2);
    }

    [Fact]
    public async Task A_rule_that_was_removed_and_added_again_alerts_nothing_twice()
    {
        var rules = Station.Watch.Rules;
        Station.Watch = Station.Watch with { Rules = [Station.Rule("Oslo", "Oslo AND never")] };
        await Station.CatchUpAsync();
        Station.Watch = Station.Watch with { Rules = rules };
        await Station.CatchUpAsync();
        await Station.DeliverAsync();

        (await AlertsOfAsync("Lavrov")).ShouldBe(1);
        Station.Sink.Mails.Count.ShouldBe(1);
    }

    private async Task PollByAnInstanceWithTheOldFileAsync(RssItem item)
    {
        var watch = Station.Watch;
        Station.Watch = watch with { Rules = [watch.Rules[0]] };
        Publish(item);
        await Station.PollAsync(all: true);
        Station.Watch = watch;
    }

    private void Publish(params RssItem[] items) => Station.Server.Answer("/feed", Testing.Http.LoopbackReply.Ok(RssDocument.Of(items)));

    private async Task<List<(string Title, bool Alerting)>> HitsOfAsync(string rule) =>
        [.. (await Station.HitsAsync()).Where(hit => hit.Key.Rule == rule).Select(hit => (hit.Title, hit.Alerting))];

    private async Task<int> AlertsOfAsync(string rule) => (await Station.AlertsAsync()).Count(alert => alert.Hit?.Rule == rule);
}

public sealed class InMemoryRuleCatchUpTests : RuleCatchUpTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteRuleCatchUpTests : RuleCatchUpTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}
