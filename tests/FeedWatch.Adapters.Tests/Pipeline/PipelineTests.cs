using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>What a whole poll does, on each kind of store.</summary>
public abstract class PipelineTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Recent = Station.Start - TimeSpan.FromHours(1);
    private static readonly DateTimeOffset Old = Station.Start - TimeSpan.FromDays(3);

    protected Station Station { get; private set; } = null!;

    private Feed Wire => Station.Feed("Wire");

    public async ValueTask InitializeAsync()
    {
        Station = new Station(await OpenAsync());
        Station.Watch = Station.Watch with
        {
            Feeds = [Wire],
            Rules = [Station.Rule("Lavrov", "Lavrov"), Station.Rule("Council", "\"Security Council\"")],
            Recipients = [Station.Recipient("Desk"), Station.Operator("Ops") with { Rules = ["Council"] }],
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Station.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<StoreSet> OpenAsync();

    [Fact]
    public async Task A_first_poll_alerts_only_for_stories_of_the_look_back_and_sums_up_the_rest()
    {
        Publish(new RssItem("Lavrov speaks", "1", PublishedAt: Recent), new RssItem("Lavrov spoke", "2", PublishedAt: Old), new RssItem("Lavrov, undated", "3"));

        await Station.PollAsync();

        (await Station.HitsAsync()).Select(hit => (hit.Title, hit.Alerting)).ShouldBe(
            [("Lavrov speaks", true), ("Lavrov spoke", false), ("Lavrov, undated", false)], ignoreOrder: true);
        var alerts = await Station.AlertsAsync();
        alerts.Count(alert => alert.Hit is not null).ShouldBe(1);
        alerts.Single(alert => alert.Notice is not null).Notice!.ShouldSatisfyAllConditions(
            notice => notice.Kind.ShouldBe(NoticeKind.FirstPoll), notice => notice.Count.ShouldBe(2));
    }

    [Fact]
    public async Task After_the_first_poll_an_undated_story_and_a_back_dated_one_alert()
    {
        await PublishAndPollAsync(new RssItem("Nothing yet", "0"));

        await PublishAndPollAsync(new RssItem("Lavrov, undated", "1"), new RssItem("Lavrov, back-dated", "2", PublishedAt: Old), new RssItem("Nothing yet", "0"));

        (await Station.AlertsAsync()).Count(alert => alert.Hit is not null).ShouldBe(2);
    }

    [Fact]
    public async Task A_truncated_first_poll_gives_its_whole_stories_and_is_followed_by_another_first_poll()
    {
        Station.Server.Answer("/feed", LoopbackReply.Ok(RssDocument.Truncated(
            new RssItem("Lavrov speaks", "1", PublishedAt: Recent), new RssItem("cut off", "2"))).With("ETag", "\"half\""));
        var report = await Station.PollAsync();

        report.Truncated.ShouldBe(1);
        (await Station.HitsAsync()).ShouldHaveSingleItem().Alerting.ShouldBeTrue();
        (await Station.StateAsync(Wire)).ShouldSatisfyAllConditions(state => state.BaselinedAt.ShouldBeNull(), state => state.Validators.ShouldBeNull());

        await PublishAndPollAsync(new RssItem("Lavrov speaks", "1", PublishedAt: Recent), new RssItem("Lavrov spoke", "2", PublishedAt: Old));
        (await Station.HitsAsync()).Single(hit => hit.Title == "Lavrov spoke").Alerting.ShouldBeFalse();
        (await Station.StateAsync(Wire)).BaselinedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_truncated_document_keeps_the_old_validators_until_it_was_the_same_in_three_polls_over_an_hour()
    {
        await PublishAndPollAsync(new RssItem("Nothing yet", "0"));
        var whole = (await Station.StateAsync(Wire)).Validators;
        Station.Server.Answer("/feed", LoopbackReply.Ok(RssDocument.Truncated(new RssItem("Lavrov speaks", "1"), new RssItem("cut", "2"))).With("ETag", "\"half\""));

        for (var poll = 1; poll <= 3; poll++)
        {
            (await Station.StateAsync(Wire)).Validators.ShouldBe(whole, $"before poll {poll}");
            (await NextPollAsync(TimeSpan.FromMinutes(40))).Truncated.ShouldBe(poll < 3 ? 1 : 0, $"poll {poll}");
        }

        (await Station.StateAsync(Wire)).Validators!.ETag.ShouldBe("\"half\"");
        (await Station.HitsAsync()).Count.ShouldBe(1);
        (await Station.AlertsAsync()).Single(alert => alert.Notice is not null).ShouldSatisfyAllConditions(
            alert => alert.Recipient.Value.ShouldBe("Ops"), alert => alert.Notice!.Kind.ShouldBe(NoticeKind.FeedTruncated));
    }

    [Fact]
    public async Task A_feed_that_breaks_off_elsewhere_at_each_poll_leaves_its_first_poll_and_keeps_no_validators()
    {
        for (var poll = 1; poll <= 3; poll++)
        {
            Station.Server.Answer("/feed", LoopbackReply.Ok(RssDocument.Truncated(new RssItem($"Copy {poll}", $"{poll}"), new RssItem("cut", "c"))).With("ETag", $"\"{poll}\""));
            await NextPollAsync(TimeSpan.FromMinutes(40));
        }

        (await Station.StateAsync(Wire)).ShouldSatisfyAllConditions(state => state.BaselinedAt.ShouldNotBeNull(), state => state.Validators.ShouldBeNull());
        Station.Server.Answer("/feed", LoopbackReply.Ok(RssDocument.Truncated(new RssItem("Lavrov, undated", "9"), new RssItem("cut", "c"))));
        await NextPollAsync();
        (await Station.HitsAsync()).ShouldHaveSingleItem().Alerting.ShouldBeTrue();
    }

    [Fact]
    public async Task A_clock_that_was_a_year_ahead_does_not_silence_a_feed()
    {
        await PublishAndPollAsync(new RssItem("Nothing yet", "0"));
        var state = await Station.StateAsync(Wire);
        await Station.Stores.FeedStates.SaveAsync(state with { LastPollAt = Station.Start.AddYears(1), NextPollAt = Station.Start.AddYears(1) }, seen: null, CancellationToken.None);
        (await NextPollAsync()).Polled.ShouldBe(1);
    }

    [Fact]
    public async Task A_body_cut_by_the_connection_gives_its_whole_stories_and_the_rest_at_the_next_poll()
    {
        await PublishAndPollAsync(new RssItem("Nothing yet", "0"));
        RssItem[] items = [new("Lavrov speaks", "1"), new("Lavrov lands", "2"), new("Nothing yet", "0")];
        var text = RssDocument.Of(items);
        Station.Server.Answer(
            "/feed",
            LoopbackReply.Ok(text).With("ETag", "\"new\"").CutAfter(text.IndexOf("lands", StringComparison.Ordinal)),
            LoopbackReply.Ok(text).With("ETag", "\"new\""));

        await NextPollAsync();
        (await Station.HitsAsync()).Count.ShouldBe(1);
        await NextPollAsync();
        (await Station.HitsAsync()).Count.ShouldBe(2);
        (await Station.AlertsAsync()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_edit_that_makes_a_story_match_alerts_and_an_edit_of_a_hit_does_not()
    {
        await PublishAndPollAsync(new RssItem("A minister speaks", "1"), new RssItem("Lavrov lands", "2"));
        await PublishAndPollAsync(new RssItem("Lavrov speaks", "1"), new RssItem("Lavrov lands", "2"));
        await PublishAndPollAsync(new RssItem("Lavrov speaks at last", "1"), new RssItem("Lavrov lands early", "2"));

        (await Station.AlertsAsync()).Where(alert => alert.Hit is not null).ShouldHaveSingleItem();
        (await Station.StoriesAsync()).Select(story => story.Title).ShouldBe(["Lavrov speaks at last", "Lavrov lands early"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_failing_feed_backs_off_and_is_never_given_up()
    {
        Station.Server.Answer("/feed", LoopbackReply.Of(500));
        var waits = new List<TimeSpan>();
        for (var poll = 0; poll < 8; poll++)
        {
            (await Station.PollAsync()).Failed.ShouldBe(1);
            var state = await Station.StateAsync(Wire);
            waits.Add(state.NextPollAt!.Value - Station.Time.GetUtcNow());
            Station.Time.SetUtcNow(state.NextPollAt.Value);
        }

        waits.Select(wait => wait / TimeSpan.FromMinutes(10)).ShouldBe([1, 2, 4, 8, 16, 24, 24, 24]);
        Publish(new RssItem("Lavrov speaks", "1", PublishedAt: Recent));
        (await Station.PollAsync()).Hits.ShouldBe(1);
        (await Station.StateAsync(Wire)).ShouldSatisfyAllConditions(
            state => state.ConsecutiveFailures.ShouldBe(0), state => state.LastError.ShouldBeNull());
    }

    [Fact]
    public async Task A_server_that_asks_to_be_left_alone_is_left_alone()
    {
        Station.Server.Answer("/feed", LoopbackReply.Of(429).With("Retry-After", "7200"));
        await Station.PollAsync();
        (await Station.StateAsync(Wire)).NextPollAt.ShouldBe(Station.Start + TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task A_feed_that_has_ended_is_polled_on_slowly_and_heard_when_it_comes_back()
    {
        await PublishAndPollAsync(new RssItem("Nothing yet", "0"));
        Station.Server.Answer("/feed", LoopbackReply.Of(410));
        (await NextPollAsync()).Failed.ShouldBe(1);
        await PublishAndPollAsync(new RssItem("Lavrov speaks", "1"), new RssItem("Nothing yet", "0"));
        (await Station.HitsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_feed_is_polled_when_it_is_due_and_not_before()
    {
        Station.Watch = Station.Watch with { Feeds = [Wire with { Every = TimeSpan.FromMinutes(30) }] };
        await PublishAndPollAsync(new RssItem("Nothing yet", "0"));
        Station.Time.Advance(TimeSpan.FromMinutes(29));
        (await Station.PollAsync()).Polled.ShouldBe(0);
        Station.Time.Advance(TimeSpan.FromMinutes(1));
        (await Station.PollAsync()).ShouldSatisfyAllConditions(report => report.Polled.ShouldBe(1), report => report.Unchanged.ShouldBe(1));
        (await Station.PollAsync(all: true)).Polled.ShouldBe(1);
    }

    [Fact]
    public async Task One_broken_feed_does_not_stop_the_others()
    {
        Station.Watch = Station.Watch with { Feeds = [Station.Feed("Broken", "/broken"), Wire, Station.Feed("Page", "/page")] };
        Station.Server.Answer("/broken", LoopbackReply.Raw("nonsense"));
        Station.Server.Answer("/page", LoopbackReply.Ok("<!DOCTYPE html><html><body>Hello</body></html>", "text/html"));
        Publish(new RssItem("Lavrov speaks", "1", PublishedAt: Recent));

        var report = await Station.PollAsync();

        report.ShouldSatisfyAllConditions(all => all.Polled.ShouldBe(3), all => all.Failed.ShouldBe(2), all => all.Hits.ShouldBe(1));
        report.Feeds.Where(feed => feed.Outcome == FeedOutcome.Failed).ShouldAllBe(feed => !string.IsNullOrEmpty(feed.Error));
    }

    [Fact]
    public async Task The_same_bytes_from_a_server_without_validators_count_as_unchanged()
    {
        Station.Server.Answer("/feed", LoopbackReply.Ok(RssDocument.Of(new RssItem("Nothing yet", "0"))));
        await Station.PollAsync();
        (await NextPollAsync()).Unchanged.ShouldBe(1);
    }

    [Fact]
    public async Task An_edited_address_with_was_keeps_the_stories_and_not_the_validators()
    {
        await PublishAndPollAsync(new RssItem("Lavrov speaks", "1", PublishedAt: Recent));
        var moved = Station.Feed("Wire", "/moved") with { Id = Wire.Id };
        Station.Watch = Station.Watch with { Feeds = [moved] };
        Station.Server.Publish("/moved", RssDocument.Of(new RssItem("Lavrov lands", "2"), new RssItem("Lavrov speaks", "1", PublishedAt: Recent)), Etag);

        await NextPollAsync();

        Station.Server.Requests[^1]["If-None-Match"].ShouldBeNull();
        (await Station.HitsAsync()).Select(hit => hit.Title).ShouldBe(["Lavrov lands", "Lavrov speaks"], ignoreOrder: true);
        (await Station.AlertsAsync()).Count.ShouldBe(2);
    }

    protected const string Etag = "\"same\"";

    protected async Task<PollReport> PublishAndPollAsync(params RssItem[] items)
    {
        Publish(items);
        return await NextPollAsync();
    }

    protected async Task<PollReport> NextPollAsync(TimeSpan? later = null)
    {
        Station.Time.Advance(later ?? TimeSpan.FromHours(5));
        return await Station.PollAsync();
    }

    protected void Publish(params RssItem[] items)
    {
        var text = RssDocument.Of(items);
        Station.Server.Publish("/feed", text, $"\"{ContentHash.Id(text)}\"");
    }
}

public sealed class InMemoryPipelineTests : PipelineTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqlitePipelineTests : PipelineTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}
