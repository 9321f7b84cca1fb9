using FeedWatch.Feeds;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>Servers that ask to be left alone, on each kind of store.</summary>
public abstract class RestTests : WatchingTests
{
    [Fact]
    public async Task A_server_that_asks_to_be_left_alone_is_for_all_its_feeds()
    {
        await WatchAsync(feeds: 20);
        Station.Server.Answer("*", LoopbackReply.Of(429).With("Retry-After", "3600"));

        var report = await PollAfterAsync(TimeSpan.FromHours(1));
        report.Polled.ShouldBeLessThanOrEqualTo(2, "two were under way at once");
        (await PollAfterAsync(TimeSpan.FromMinutes(59))).Polled.ShouldBe(0);
        (await Station.PollAsync(all: true)).Polled.ShouldBe(0);
        (await Station.Stores.Schedule.FindEarliestDueAsync(Station.Watch.Feeds, Now, TestContext.Current.CancellationToken)).ShouldBeNull("nobody waits for us");

        Station.Server.Answer("*", LoopbackReply.Of(500));
        (await PollAfterAsync(TimeSpan.FromMinutes(1))).Polled.ShouldBe(20);
    }

    [Fact]
    public async Task A_server_that_goes_on_asking_is_asked_ever_later_whichever_feed_it_is()
    {
        await WatchAsync(feeds: 20);
        Station.Server.Answer("*", LoopbackReply.Of(503).With("Retry-After", "60"));
        var polls = new List<DateTimeOffset>();
        while (polls.Count < 6)
        {
            if ((await PollAfterAsync(TimeSpan.FromMinutes(1))).Polled > 0)
            {
                polls.Add(Now);
            }
        }

        polls.Zip(polls.Skip(1), (one, next) => (next - one).TotalMinutes).ShouldBe([1, 10, 20, 40, 80]);
    }

    [Fact]
    public async Task A_429_that_does_not_say_how_long_is_ten_minutes()
    {
        Answer(LoopbackReply.Of(429));
        await PollDueAsync();

        (await Station.StateAsync(Wire)).NextPollAt.ShouldBe(Now.AddMinutes(10));
        (await PollAfterAsync(TimeSpan.FromMinutes(9))).Polled.ShouldBe(0);
        (await PollAfterAsync(TimeSpan.FromMinutes(1))).Polled.ShouldBe(1);
    }

    [Fact]
    public async Task A_good_answer_ends_the_row()
    {
        Answer(LoopbackReply.Of(429).With("Retry-After", "60"));
        await PollDueAsync();
        await PollDueAsync();
        Publish(1, 2, 3, 4);
        await PollDueAsync();
        Answer(LoopbackReply.Of(429).With("Retry-After", "900"));
        await PollDueAsync();

        (await Station.StateAsync(Wire)).NextPollAt.ShouldBe(Now.AddMinutes(15));
    }

    [Fact]
    public async Task Other_servers_are_polled_meanwhile()
    {
        await using var other = LoopbackServer.Start(LoopbackReply.Of(500));
        Station.Watch = Station.Watch with { Feeds = [Wire, Wire with { Id = new FeedId("other"), Url = other.Url("/feed") }] };
        Answer(LoopbackReply.Of(429).With("Retry-After", "86400"));
        await Station.PollAsync(all: true);

        (await PollAfterAsync(TimeSpan.FromHours(2))).Feeds.ShouldHaveSingleItem().Feed.Id.Value.ShouldBe("other");
    }

    [Fact]
    public async Task One_feed_that_is_always_refused_does_not_silence_the_others()
    {
        var good = Station.Feed("Good", "/good") with { Every = TimeSpan.FromHours(1) };
        Station.Watch = Station.Watch with { Feeds = [Station.Feed("Bad", "/bad"), good] };
        Station.Server.Answer("/bad", LoopbackReply.Of(429));
        Station.Server.Answer("/good", LoopbackReply.Ok(RssDocument.Of(Story(1))));
        var from = Station.Server.Requests.Count;
        for (var poll = 0; poll < 24 * 6; poll++)
        {
            await PollAfterAsync(TimeSpan.FromMinutes(10));
        }

        var made = Station.Server.Requests.Skip(from).ToList();
        made.Count(request => request.Target == "/good").ShouldBeGreaterThanOrEqualTo(20);
        made.Count(request => request.Target == "/bad").ShouldBeInRange(2, 10);
    }

    [Fact]
    public async Task A_server_that_sends_a_feed_on_to_one_that_wants_a_rest_is_polled_on()
    {
        await using var other = LoopbackServer.Start(LoopbackReply.Of(429).With("Retry-After", "86400"));
        var sent = Station.Feed("Sent", "/sent");
        Station.Watch = Station.Watch with { Feeds = [Wire with { Every = TimeSpan.FromMinutes(30) }, sent] };
        Station.Server.Answer("/sent", LoopbackReply.Redirect(other.Url("/feed"), 302));
        await PollAfterAsync(TimeSpan.FromMinutes(30));
        (await Station.StateAsync(sent)).NextPollAt.ShouldBe(Now.AddDays(1));

        (await PollAfterAsync(TimeSpan.FromMinutes(30))).Feeds.ShouldHaveSingleItem().Feed.Name.ShouldBe("Wire");
    }

    private async Task WatchAsync(int feeds)
    {
        Station.Watch = Station.Watch with { Feeds = [.. Enumerable.Range(0, feeds).Select(number => Station.Feed($"Wire {number}", $"/{number}"))] };
        Station.Server.Answer("*", LoopbackReply.Of(500));
        await Station.PollAsync();
        Station.Time.Advance(TimeSpan.FromHours(1));
    }
}

public sealed class InMemoryRestTests : RestTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteRestTests : RestTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}
