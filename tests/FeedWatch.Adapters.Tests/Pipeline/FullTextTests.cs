using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>A feed of teasers whose articles are read too, on each kind of store.</summary>
public abstract class FullTextTests : FullTextStation
{
    [Fact]
    public async Task What_only_the_article_says_is_one_alert_and_the_kept_story_has_its_text()
    {
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PublishAndPollAsync(Item());

        (await AlertedRulesAsync()).ShouldBe(["Lavrov"]);
        var hit = (await Station.HitsAsync()).ShouldHaveSingleItem();
        hit.Text.ShouldContain("Lavrov was seen at the door.");
        hit.Places.ShouldNotBeEmpty();
        var story = await StoryAsync();
        (story.HasArticle, story.Summary).ShouldBe((true, "Talks resume in the city."));
        story.Content.ShouldContain("Lavrov was seen at the door.");
        story.Content.ShouldNotContain("goals");
        story.Content.ShouldNotContain("script");
        (await PendingAsync()).ShouldBeEmpty();
        await DeliverOnceAsync();
    }

    [Fact]
    public async Task A_server_that_is_down_for_three_hours_is_tried_ever_less_often_until_it_is_back()
    {
        Serve(LoopbackReply.Of(503));
        await PublishAndPollAsync(Item());
        var from = Now;
        var tries = new List<int> { 0 };
        while (Now < from.AddHours(3))
        {
            Station.Time.Advance(TimeSpan.FromMinutes(1));
            if (await PollAsksForTheArticleAsync())
            {
                tries.Add((int)(Now - from).TotalMinutes);
            }
        }

        tries.ShouldBe([0, 2, 12, 42, 102]);
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PollForAsync(TimeSpan.FromHours(2));
        (await AlertedRulesAsync()).ShouldBe(["Lavrov"]);
        (await StoryAsync()).FirstSeenAt.ShouldBe(from);
    }

    [Fact]
    public async Task The_feed_itself_is_not_asked_more_often_for_the_sake_of_its_articles()
    {
        Serve(LoopbackReply.Of(500));
        await PublishAndPollAsync(Item());
        var asked = Requests("/feed");
        await PollForAsync(TimeSpan.FromMinutes(119));
        Requests("/feed").ShouldBe(asked);
        Requests("/a/1").ShouldBe(5);

        await PollForAsync(TimeSpan.FromMinutes(1));
        Requests("/feed").ShouldBe(asked + 1);
    }

    [Fact]
    public async Task All_feeds_are_asked_where_that_is_wanted_also_when_only_an_article_is_due()
    {
        Serve(LoopbackReply.Of(500));
        await PublishAndPollAsync(Item());
        Station.Time.Advance(TimeSpan.FromMinutes(2));
        var asked = Requests("/feed");

        await Station.PollAsync(all: true);
        (Requests("/feed") - asked, Requests("/a/1")).ShouldBe((1, 2));
    }

    [Fact]
    public async Task After_24_hours_and_a_last_try_it_is_given_up()
    {
        Serve(LoopbackReply.Of(500));
        await PublishAndPollAsync(Item());
        await PollForAsync(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(5));
        (await PendingAsync()).ShouldHaveSingleItem().NextTryAt.ShouldBe(Now.AddMinutes(5));
        await PollForAsync(TimeSpan.FromMinutes(5));
        (await PendingAsync()).ShouldBeEmpty();
        Requests("/a/1").ShouldBe(12);

        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PollForAsync(TimeSpan.FromHours(5));
        (await AlertedRulesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_of_articles_that_asks_to_be_left_alone_is_left_alone()
    {
        await using var other = LoopbackServer.Start(LoopbackReply.Of(429).With("Retry-After", "7200"));
        Station.Server.Answer("/feed", LoopbackReply.Ok(RssDocument.Of(Item() with { Link = $"{other.Url("/1")}" }, Item(number: 2) with { Link = $"{other.Url("/2")}" })));
        await Station.PollAsync();
        await PollForAsync(TimeSpan.FromMinutes(119));
        other.Requests.Count.ShouldBe(1);

        other.Answer("*", LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PollForAsync(TimeSpan.FromMinutes(2));
        (await AlertedRulesAsync()).ShouldBe(["Lavrov", "Lavrov"]);
    }

    [Fact]
    public async Task The_feed_s_own_server_rests_for_its_feeds_too()
    {
        Serve(LoopbackReply.Of(429).With("Retry-After", "10800"));
        await PublishAndPollAsync(Item(), Item(number: 2));
        var asked = Station.Server.Requests.Count;
        await PollForAsync(TimeSpan.FromMinutes(179));
        Station.Server.Requests.Count.ShouldBe(asked);

        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PollForAsync(TimeSpan.FromMinutes(2));
        (await AlertedRulesAsync()).ShouldBe(["Lavrov", "Lavrov"]);
    }

    [Fact]
    public async Task Only_some_are_read_at_once_and_the_rest_a_minute_later()
    {
        foreach (var number in Enumerable.Range(1, 25))
        {
            Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"), number);
        }

        await PublishAndPollAsync([.. Enumerable.Range(1, 25).Select(number => Item(number: number))]);
        (await PendingAsync()).Count.ShouldBe(15);
        (await Station.PollAsync()).Polled.ShouldBe(0);
        await PollForAsync(TimeSpan.FromMinutes(2));
        (await PendingAsync()).ShouldBeEmpty();
        (await AlertedRulesAsync()).Count.ShouldBe(25);
    }

    [Fact]
    public async Task Articles_are_waited_for_no_more_once_the_feed_is_no_longer_of_full_text()
    {
        Serve(LoopbackReply.Of(500));
        await PublishAndPollAsync(Item());
        Station.Watch = Station.Watch with { Feeds = [Wire with { FullText = false }] };
        await PollForAsync(TimeSpan.FromHours(1));

        (await PendingAsync()).ShouldBeEmpty();
        Requests("/a/1").ShouldBe(1);
        (await Station.StateAsync(Wire)).NextPollAt.ShouldBe(Now.AddHours(1));
    }
}

public sealed class InMemoryFullTextTests : FullTextTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteFullTextTests : FullTextTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}

public sealed class AzureFullTextTests : FullTextTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}
