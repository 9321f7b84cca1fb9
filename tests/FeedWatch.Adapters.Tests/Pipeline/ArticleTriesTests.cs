using FeedWatch.Parsing.Articles;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>Which articles are asked for, and for how long.</summary>
public abstract class ArticleTriesTests : FullTextStation
{
    [Fact]
    public async Task A_first_poll_reads_the_articles_of_stories_that_may_alert_and_no_others()
    {
        var other = Station.Feed("Other", "/other") with { FullText = true };
        Station.Watch = Station.Watch with { Feeds = [other] };
        foreach (var number in new[] { 1, 2, 3 })
        {
            Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"), number);
        }

        Station.Server.Answer("/other", LoopbackReply.Ok(RssDocument.Of(Item() with { PublishedAt = Now.AddHours(-1) }, Item(number: 2) with { PublishedAt = Now.AddDays(-3) }, Item(number: 3))));
        await Station.PollAsync();

        (Requests("/a/1"), Requests("/a/2"), Requests("/a/3")).ShouldBe((1, 0, 0));
        (await Station.HitsAsync()).ShouldHaveSingleItem().Alerting.ShouldBeTrue();
        (await AlertedRulesAsync()).ShouldBe(["Lavrov"]);
        (await Station.StateAsync(other)).Articles.Waiting.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_comes_after_its_feed_is_read_once_it_is_there()
    {
        Serve(LoopbackReply.Of(404));
        await PublishAndPollAsync(Item());
        await PollForAsync(TimeSpan.FromMinutes(30));
        Requests("/a/1").ShouldBe(3);

        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PollForAsync(TimeSpan.FromMinutes(12));
        (await AlertedRulesAsync()).ShouldBe(["Lavrov"]);
    }

    [Fact]
    public async Task A_search_for_which_there_was_no_time_says_nothing_against_the_page()
    {
        var search = Station.Extractor;
        Station.Extractor = new BusyExtractor();
        Serve(LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PublishAndPollAsync(Item());
        await PollForAsync(TimeSpan.FromHours(8));
        (await PendingAsync()).ShouldHaveSingleItem().Tries.ShouldBe(7);

        Station.Extractor = search;
        await PollForAsync(TimeSpan.FromHours(4));
        (await AlertedRulesAsync()).ShouldBe(["Lavrov"]);
    }

    [Fact]
    public async Task What_a_server_of_articles_tells_one_feed_holds_for_the_others_of_the_process()
    {
        await using var pages = LoopbackServer.Start(LoopbackReply.Of(429).With("Retry-After", "7200"));
        var other = Station.Feed("Other", "/other") with { FullText = true, Every = TimeSpan.FromMinutes(5) };
        Station.Server.Answer("/other", LoopbackReply.Ok(RssDocument.Of()));
        Station.Watch = Station.Watch with { Feeds = [Wire, other] };
        await PublishAndPollAsync(Item() with { Link = $"{pages.Url("/1")}" });
        pages.Requests.Count.ShouldBe(1);

        Station.Server.Answer("/other", LoopbackReply.Ok(RssDocument.Of(Item(number: 2) with { Link = $"{pages.Url("/2")}" })));
        await PollForAsync(TimeSpan.FromMinutes(119));
        pages.Requests.Count.ShouldBe(1);
        (await Station.StateAsync(other)).Articles.Waiting.ShouldHaveSingleItem().Tries.ShouldBe(0);

        pages.Answer("*", LoopbackReply.Ok(ArticleHtml.Of("Talks resume", "Lavrov was seen at the door."), "text/html"));
        await PollForAsync(TimeSpan.FromMinutes(4));
        (await AlertedRulesAsync()).ShouldBe(["Lavrov", "Lavrov"]);
    }

    private sealed class BusyExtractor : IArticleExtractor
    {
        public Task<Extraction> ExtractAsync(string page, Uri url, CancellationToken cancellationToken) => Task.FromResult<Extraction>(new Extraction.Busy());
    }
}

public sealed class InMemoryArticleTriesTests : ArticleTriesTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteArticleTriesTests : ArticleTriesTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}

public sealed class AzureArticleTriesTests : ArticleTriesTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.AzureTablesWithClock());
}
