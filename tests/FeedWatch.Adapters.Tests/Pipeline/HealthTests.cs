using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>What operators hear of feeds that break, end, move and fall silent, on each kind of store.</summary>
public abstract class HealthTests : WatchingTests
{
    [Fact]
    public async Task A_feed_that_breaks_is_told_after_three_polls_and_again_when_it_is_back()
    {
        Answer(LoopbackReply.Of(500));
        await PollDueAsync();
        await PollDueAsync();
        (await ToldAsync()).ShouldBeEmpty();
        await PollDueAsync();
        await PollDueAsync();

        (await ToldAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            notice => notice.Kind.ShouldBe(NoticeKind.FeedBroken), notice => notice.Text.ShouldContain("500"), notice => notice.Text.ShouldContain("2026-03-14 09:20:00Z"));

        Publish(1, 2, 3);
        await PollDueAsync();
        await PollDueAsync();
        (await ToldAsync()).ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.FeedBack);
    }

    [Fact]
    public async Task A_feed_that_is_back_before_anyone_was_told_is_not_told()
    {
        Answer(LoopbackReply.Of(500));
        await PollDueAsync();
        await PollDueAsync();
        Publish(1, 2, 3, 4);
        await PollDueAsync();

        (await ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_feed_that_breaks_again_is_told_again()
    {
        for (var outage = 0; outage < 2; outage++)
        {
            Answer(LoopbackReply.Of(500));
            await PollDueAsync();
            await PollDueAsync();
            await PollDueAsync();
            Publish(1, 2, 3);
            await PollDueAsync();
        }

        (await ToldAsync()).Select(notice => notice.Kind).ShouldBe([NoticeKind.FeedBroken, NoticeKind.FeedBack, NoticeKind.FeedBroken, NoticeKind.FeedBack]);
    }

    [Fact]
    public async Task A_feed_that_has_ended_is_told_at_once_with_where_to_look_and_is_tried_for_ever_once_a_day()
    {
        Answer(LoopbackReply.Of(410));
        for (var poll = 0; poll < 12; poll++)
        {
            (await PollDueAsync()).Failed.ShouldBe(1);
        }

        (await ToldAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            notice => notice.Kind.ShouldBe(NoticeKind.FeedGone), notice => notice.Text.ShouldContain("`feedwatch feeds find https://wire.example/`"));
        (await Station.StateAsync(Wire)).NextPollAt.ShouldBe(Now.AddDays(1));
    }

    [Fact]
    public async Task An_end_that_is_noticed_by_a_process_that_dies_is_told_once()
    {
        Answer(LoopbackReply.Of(410));
        await DieAndPollOnAsync();

        (await ToldAsync()).ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.FeedGone);
    }

    [Fact]
    public async Task A_404_that_lasts_a_day_is_told_as_an_end()
    {
        Answer(LoopbackReply.Of(404));
        while (Now < Station.Start.AddDays(2))
        {
            await PollDueAsync();
        }

        (await ToldAsync()).Select(notice => notice.Kind).ShouldBe([NoticeKind.FeedBroken, NoticeKind.FeedGone]);
    }

    [Fact]
    public async Task A_feed_that_says_for_three_days_that_it_moved_is_polled_there_and_told()
    {
        Moves("/new?key=secret");
        for (var hours = 0; hours < 72; hours += 8)
        {
            await PollAfterAsync(TimeSpan.FromHours(8));
            (await Station.StateAsync(Wire)).AdoptedUrl.ShouldBeNull();
        }

        await PollAfterAsync(TimeSpan.FromHours(8));
        await PollAfterAsync(TimeSpan.FromHours(8));

        (await Station.StateAsync(Wire)).AdoptedUrl.ShouldBe(Station.Server.Url("/new?key=secret"));
        Station.Server.Requests[^1].Target.ShouldBe("/new?key=secret");
        (await ToldAsync()).Single(notice => notice.Kind == NoticeKind.FeedMoved).Text.ShouldSatisfyAllConditions(
            text => text.ShouldContain("/new"),
            text => text.ShouldContain($"`id: {Wire.Id}`"),
            text => text.ShouldNotContain("secret"));
    }

    [Fact]
    public async Task Two_answers_with_days_of_failures_between_them_are_not_three_days_of_one_answer()
    {
        Moves("/new");
        await PollAfterAsync(TimeSpan.FromHours(8));
        Answer(LoopbackReply.Of(500));
        for (var poll = 0; poll < 8; poll++)
        {
            await PollAfterAsync(TimeSpan.FromHours(12));
        }

        Moves("/new");
        await PollAfterAsync(TimeSpan.FromHours(12));

        (await Station.StateAsync(Wire)).AdoptedUrl.ShouldBeNull();
    }

    [Fact]
    public async Task A_redirect_that_is_taken_back_is_not_followed_for_good()
    {
        Moves("/new");
        await PollAfterAsync(TimeSpan.FromDays(2));
        Publish(1, 2, 3);
        await PollAfterAsync(TimeSpan.FromDays(2));

        (await Station.StateAsync(Wire)).ShouldSatisfyAllConditions(state => state.AdoptedUrl.ShouldBeNull(), state => state.History.Move.ShouldBeNull());
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(403)]
    [InlineData(200)]
    public async Task Where_the_adopted_address_fails_the_configured_one_is_tried_in_turn_and_taken_back(int status)
    {
        await AdoptAsync("/new");
        Station.Server.Answer("/new", status == 200 ? LoopbackReply.Ok("<html><title>This domain is for sale</title></html>", "text/html") : LoopbackReply.Of(status));
        Publish(1, 2, 3, 4);
        for (var poll = 0; poll < 4; poll++)
        {
            await PollDueAsync();
        }

        (await Station.StateAsync(Wire)).ShouldSatisfyAllConditions(state => state.AdoptedUrl.ShouldBeNull(), state => state.ConsecutiveFailures.ShouldBe(0));
        (await Station.HitsAsync()).ShouldContain(hit => hit.Title == "Lavrov speaks 4");
    }

    [Fact]
    public async Task An_adopted_address_that_is_missing_for_a_while_stays_adopted_when_the_old_one_is_dead()
    {
        await AdoptAsync("/new");
        Station.Server.Answer("/new", LoopbackReply.Of(404));
        Answer(LoopbackReply.Of(404));
        for (var poll = 0; poll < 6; poll++)
        {
            await PollDueAsync();
        }

        Station.Server.Publish("/new", RssDocument.Of(Story(9), Story(3)), "\"9\"");
        await PollDueAsync();
        await PollDueAsync();

        (await Station.StateAsync(Wire)).AdoptedUrl.ShouldBe(Station.Server.Url("/new"));
        (await Station.HitsAsync()).ShouldContain(hit => hit.Title == "Lavrov speaks 9");
    }

    [Fact]
    public async Task A_feed_that_falls_silent_is_told_once_until_something_new_comes()
    {
        for (var story = 4; story < 12; story++)
        {
            Publish([.. Enumerable.Range(1, story)]);
            await PollAfterAsync(TimeSpan.FromHours(3));
        }

        await PollAfterAsync(TimeSpan.FromDays(1));
        (await ToldAsync()).ShouldBeEmpty();
        await PollAfterAsync(TimeSpan.FromDays(2));
        await PollAfterAsync(TimeSpan.FromDays(2));
        (await ToldAsync()).ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.FeedSilent);

        Publish([.. Enumerable.Range(1, 12)]);
        await PollAfterAsync(TimeSpan.FromDays(1));
        await PollAfterAsync(TimeSpan.FromDays(30));
        (await ToldAsync()).ShouldHaveSingleItem().Kind.ShouldBe(NoticeKind.FeedSilent);
    }

    [Fact]
    public async Task The_hub_and_the_wishes_of_a_document_are_kept_for_polls_that_bring_none()
    {
        Station.Parser = new EditedParser(document => document with
        {
            Hubs = [new Uri("https://hub.example/"), new Uri("https://other.example/")],
            Hints = new PublisherHints { Interval = TimeSpan.FromHours(2) },
        });
        Publish(1, 2, 3, 4);
        await PollDueAsync();
        await PollDueAsync();

        var state = await Station.StateAsync(Wire);
        state.History.Hub.ShouldBe(new Uri("https://hub.example/"));
        (state.NextPollAt - state.LastPollAt).ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task An_answer_that_is_called_fresh_for_an_hour_is_left_for_an_hour()
    {
        Answer(LoopbackReply.Ok(RssDocument.Of(Story(4), Story(3), Story(2), Story(1))).With("Cache-Control", "max-age=3600"));
        await PollDueAsync();

        (await Station.StateAsync(Wire)).NextPollAt.ShouldBe(Now.AddHours(1));
    }

    [Fact]
    public async Task A_server_that_lies_with_304_is_caught_within_eight_days_and_not_believed_again()
    {
        var state = await Station.StateAsync(Wire);
        Station.Server.Answer("/feed", request => request["If-None-Match"] == state.Validators!.ETag
            ? LoopbackReply.Of(304)
            : LoopbackReply.Ok(RssDocument.Of(Story(4), Story(3), Story(2), Story(1))).With("ETag", state.Validators.ETag!));

        await PollAfterAsync(TimeSpan.FromHours(1));
        await PollAfterAsync(TimeSpan.FromDays(8));
        (await Station.HitsAsync()).ShouldContain(hit => hit.Title == "Lavrov speaks 4");
        (await Station.StateAsync(Wire)).History.LiedAt.ShouldNotBeNull();

        await PollDueAsync();
        await PollDueAsync();
        Station.Server.Requests.TakeLast(2).ShouldAllBe(request => request["If-None-Match"] == null);
    }

    [Fact]
    public async Task A_server_that_sends_other_validators_with_another_document_is_believed()
    {
        Publish(1, 2, 3, 4);
        await PollAfterAsync(TimeSpan.FromDays(8));

        (await Station.StateAsync(Wire)).History.LiedAt.ShouldBeNull();
    }

    private void Moves(string path)
    {
        Station.Server.Publish(path, RssDocument.Of(Story(3), Story(2), Story(1)), "\"moved\"");
        Answer(LoopbackReply.Of(301).With("Location", path));
    }

    private async Task AdoptAsync(string path)
    {
        Moves(path);
        await PollAfterAsync(TimeSpan.FromHours(1));
        await PollAfterAsync(TimeSpan.FromDays(4));
        (await Station.StateAsync(Wire)).AdoptedUrl.ShouldNotBeNull();
    }
}

public sealed class InMemoryHealthTests : HealthTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteHealthTests : HealthTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}
