using FeedWatch.Feeds;
using FeedWatch.Testing.Storing;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Adapters.Tests.Storing;

/// <summary>What every schedule promises, also that of a sole holder.</summary>
public abstract class FeedScheduleContract(FakeTimeProvider time, Func<TimeProvider, StoreSet> open) : StoreContract(() => open(time))
{
    protected static readonly TimeSpan Span = TimeSpan.FromMinutes(15);

    protected static readonly Feed Un = Watched("un", "https://un.example/feed");
    protected static readonly Feed Bbc = Watched("bbc", "https://bbc.example:8443/world");

    protected IFeedSchedule Schedule => Stores.Schedule;

    protected FakeTimeProvider Time => time;

    private DateTimeOffset Now => time.GetUtcNow();

    [Fact]
    public async Task Feeds_that_were_never_polled_are_due()
    {
        (await FindDueAsync(Un, Bbc)).ShouldBe(["bbc", "un"], ignoreOrder: true);
        (await Schedule.FindEarliestDueAsync([], Now, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_feed_is_due_again_when_its_time_has_come()
    {
        await PollAsync(Un);
        (await FindDueAsync(Un)).ShouldBeEmpty();
        (await Schedule.FindEarliestDueAsync([Un], Now, Cancel)).ShouldBeNull();

        time.Advance(TimeSpan.FromMinutes(10));

        (await FindDueAsync(Un)).ShouldBe(["un"]);
        (await Schedule.FindEarliestDueAsync([Un], Now, Cancel)).ShouldBe(Now);
    }

    [Fact]
    public async Task The_feed_that_waits_longest_comes_first()
    {
        await PollAsync(Un, TimeSpan.FromMinutes(7));
        await PollAsync(Bbc, TimeSpan.FromMinutes(5));
        time.Advance(TimeSpan.FromMinutes(8));

        (await FindDueAsync(Un, Bbc)).ShouldBe(["bbc", "un"]);
        (await Schedule.FindEarliestDueAsync([Un, Bbc], Now, Cancel)).ShouldBe(Now.AddMinutes(-3));
    }

    [Fact]
    public async Task All_feeds_are_found_when_no_time_is_too_late()
    {
        await PollAsync(Un);

        (await Schedule.FindDueAsync([Un], "1", DateTimeOffset.MaxValue, Cancel)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_feed_last_polled_in_the_future_is_due_since_the_clock_was_wrong()
    {
        time.Advance(TimeSpan.FromDays(1));
        await PollAsync(Un);
        time.AdjustTime(Now.AddDays(-1));

        (await FindDueAsync(Un)).ShouldBe(["un"]);
    }

    [Fact]
    public async Task A_feed_added_to_the_configuration_is_found_at_once()
    {
        await PollAsync(Un);

        (await FindDueAsync("2", Un, Bbc)).ShouldBe(["bbc"]);
    }

    [Fact]
    public async Task A_feed_removed_from_the_configuration_is_no_longer_found_and_known_when_it_is_back()
    {
        await PollAsync(Un, seen: [new SeenStory(1, 2, 3)]);
        time.Advance(TimeSpan.FromHours(1));

        (await FindDueAsync("2", Bbc)).ShouldBe(["bbc"]);
        (await Schedule.FindEarliestDueAsync([Bbc], Now, Cancel)).ShouldNotBe(Now.AddMinutes(-50));

        (await FindDueAsync("3", Un, Bbc)).ShouldContain("un");
        (await SeenAsync(Un)).ShouldBe([new SeenStory(1, 2, 3)]);
    }

    [Fact]
    public async Task A_feed_whose_address_was_edited_is_due_at_once_and_keeps_what_it_has_shown()
    {
        await PollAsync(Un, seen: [new SeenStory(1, 2, 3)]);
        var edited = Watched("un", "https://un.example/news/feed");

        (await FindDueAsync("2", edited)).ShouldBe(["un"]);

        var state = await StateAsync(edited);
        state.Url.ShouldBe(edited.Url);
        state.Validators.ShouldBeNull();
        (await SeenAsync(edited)).ShouldBe([new SeenStory(1, 2, 3)]);
        await PollAsync(edited, version: "2");
        (await FindDueAsync("2", edited)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_feed_that_moved_to_another_server_keeps_what_was_learnt_and_may_move_back()
    {
        await PollAsync(Un, seen: [new SeenStory(1, 2, 3)]);
        var moved = Watched("un", "https://news.example/un");

        (await FindDueAsync("2", moved)).ShouldBe(["un"]);
        (await StateAsync(moved)).BaselinedAt.ShouldBe(Sample.Noon);
        (await SeenAsync(moved)).ShouldBe([new SeenStory(1, 2, 3)]);
        time.Advance(TimeSpan.FromMinutes(1));
        await PollAsync(moved, version: "2", seen: [new SeenStory(4, 5, 6), new SeenStory(1, 2, 3)]);
        (await FindDueAsync("2", moved)).ShouldBeEmpty();

        (await FindDueAsync("3", Un)).ShouldBe(["un"]);
        (await SeenAsync(Un)).ShouldBe([new SeenStory(4, 5, 6), new SeenStory(1, 2, 3)]);
    }

    [Fact]
    public async Task What_is_saved_through_a_leased_server_comes_back_and_is_seen_by_those_who_look_on()
    {
        var state = FeedState.Unknown(Un.Id) with { Url = Un.Url, LastPollAt = Now, NextPollAt = Now.AddMinutes(10), LastError = "time-out" };
        var server = await OpenAsync(Un);
        (await server.GetSeenAsync(Un.Id, Cancel)).Stories.ShouldBeEmpty();
        await server.SaveAsync(state, new SeenSet([new SeenStory(1, 2, 3)]), Cancel);

        (await StateAsync(Un)).ShouldBe(state);
        (await SeenAsync(Un)).ShouldBe([new SeenStory(1, 2, 3)]);
        (await Stores.FeedStates.FindAsync(Un.Id, Cancel)).ShouldBe(state);
        (await Stores.FeedStates.GetSeenAsync(Un.Id, Cancel)).Stories.ShouldBe([new SeenStory(1, 2, 3)]);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(130)]
    public async Task Many_feeds_of_one_server_are_polled_under_one_lease(int count)
    {
        var feeds = Enumerable.Range(0, count).Select(number => Watched($"{number}", $"https://many.example/{number}")).ToArray();
        (await FindDueAsync(feeds)).Count.ShouldBe(count);
        var server = await OpenAsync(feeds);

        await Task.WhenAll(feeds.Select((feed, number) => server.SaveAsync(Polled(feed), new SeenSet([new SeenStory(number, 0, 0)]), Cancel)));

        (await FindDueAsync(feeds)).ShouldBeEmpty();
        server = await OpenAsync(feeds);
        server.StateOf(feeds[^1]).LastPollAt.ShouldBe(Now);
        (await server.GetSeenAsync(feeds[5].Id, Cancel)).Stories.ShouldBe([new SeenStory(5, 0, 0)]);
        await server.ReleaseAsync(Cancel);
    }

    [Fact]
    public async Task A_server_that_asked_for_a_rest_is_found_taken_and_missed_by_nobody_until_it_is_over()
    {
        var second = Watched("un2", "https://un.example/second");
        await FindDueAsync(Un, second, Bbc);
        await RestAsync(Un, minutes: 30);

        (await FindDueAsync(Un, second, Bbc)).ShouldBe(["bbc"]);
        (await Schedule.TakeAsync(Un.Server, Now, Span, Cancel)).ShouldBeNull();
        time.Advance(TimeSpan.FromMinutes(29));
        (await FindDueAsync(Un, second)).ShouldBeEmpty();
        (await Schedule.FindEarliestDueAsync([Un, second], Now, Cancel)).ShouldBeNull();

        time.Advance(TimeSpan.FromMinutes(1));
        (await FindDueAsync(Un, second)).ShouldBe(["un", "un2"], ignoreOrder: true);
        await (await OpenAsync(Un, second)).ReleaseAsync(Cancel);
    }

    [Fact]
    public async Task How_often_a_server_asked_in_a_row_is_known_to_the_next_who_holds_it_until_it_answers_otherwise()
    {
        (await RestAsync(Un, minutes: 1)).Times.ShouldBe(1);
        time.Advance(TimeSpan.FromHours(1));
        (await RestAsync(Un, minutes: 1)).Times.ShouldBe(2);
        time.Advance(TimeSpan.FromHours(1));

        // Held and given back, with nothing polled.
        await (await OpenAsync(Un)).ReleaseAsync(Cancel);
        (await RestAsync(Un, minutes: 1)).Times.ShouldBe(3);
        time.Advance(TimeSpan.FromHours(1));

        await PollAsync(Un);
        (await RestAsync(Un, minutes: 1)).Times.ShouldBe(1);
    }

    [Fact]
    public async Task A_rest_that_is_asked_for_between_two_feeds_outlives_the_second()
    {
        var second = Watched("un2", "https://un.example/second");
        var server = await OpenAsync(Un, second);
        server.Rest.Ask(TimeSpan.FromMinutes(30), Now);
        await server.SaveAsync(Polled(Un), null, Cancel);
        await server.SaveAsync(Polled(second), null, Cancel);
        await server.ReleaseAsync(Cancel);

        (await Schedule.TakeAsync(Un.Server, Now, Span, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_rest_that_was_asked_for_under_a_clock_a_year_ahead_is_none()
    {
        time.Advance(TimeSpan.FromDays(365));
        await RestAsync(Un, minutes: 30);
        time.AdjustTime(Now.AddDays(-365));

        (await FindDueAsync(Un)).ShouldBe(["un"]);
        await PollAsync(Un);
        (await FindDueAsync(Un)).ShouldBeEmpty();
        (await Schedule.TakeAsync(Un.Server, Now, Span, Cancel)).ShouldNotBeNull();
    }

    protected async Task<ServerRest> RestAsync(Feed feed, int minutes)
    {
        var server = await OpenAsync(feed);
        var rest = server.Rest.Ask(TimeSpan.FromMinutes(minutes), Now);
        await server.SaveAsync(Polled(feed), null, Cancel);
        await server.ReleaseAsync(Cancel);
        return rest;
    }

    protected static Feed Watched(string id, string url) => new() { Id = new FeedId(id), Url = new Uri(url), Name = id };

    protected FeedState Polled(Feed feed, TimeSpan? every = null) => FeedState.Unknown(feed.Id) with
    {
        Url = feed.Url,
        Validators = new Validators("\"1\"", null),
        LastPollAt = Now,
        NextPollAt = Now + (every ?? TimeSpan.FromMinutes(10)),
        BaselinedAt = Sample.Noon,
    };

    protected Task<IReadOnlyList<string>> FindDueAsync(params Feed[] feeds) => FindDueAsync("1", feeds);

    protected async Task<IReadOnlyList<string>> FindDueAsync(string version, params Feed[] feeds) =>
        [.. (await Schedule.FindDueAsync(feeds, version, Now, Cancel)).Select(due => due.Feed.Id.Value)];

    protected async Task<ILeasedServer> OpenAsync(params Feed[] feeds)
    {
        var lease = (await Schedule.TakeAsync(feeds[0].Server, Now, Span, Cancel)).ShouldNotBeNull();
        return (await Schedule.OpenAsync(lease, [.. feeds.Select(feed => new DueFeed(feed))], Cancel)).ShouldNotBeNull();
    }

    protected async Task PollAsync(Feed feed, TimeSpan? every = null, string version = "1", IReadOnlyList<SeenStory>? seen = null)
    {
        await FindDueAsync(version, feed);
        var server = await OpenAsync(feed);
        server.Rest.Answer(Now);
        await server.SaveAsync(Polled(feed, every), seen is null ? null : new SeenSet(seen), Cancel);
        await server.ReleaseAsync(Cancel);
    }

    protected async Task<FeedState> StateAsync(Feed feed)
    {
        var server = await OpenAsync(feed);
        await server.ReleaseAsync(Cancel);
        return server.StateOf(feed);
    }

    protected async Task<IReadOnlyList<SeenStory>> SeenAsync(Feed feed)
    {
        var server = await OpenAsync(feed);
        var seen = await server.GetSeenAsync(feed.Id, Cancel);
        await server.ReleaseAsync(Cancel);
        return seen.Stories;
    }
}
