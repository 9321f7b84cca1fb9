using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;
using Microsoft.Extensions.Options;

namespace FeedWatch.Tests.Fetching;

/// <summary>Pages that stories link to, asked for in their feed's name.</summary>
public sealed class ArticleFetchTests : FetchingTest
{
    private FeedFetcher? fetcher;

    public override ValueTask DisposeAsync()
    {
        fetcher?.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_page_is_asked_for_as_a_page_by_the_same_name_and_without_conditions()
    {
        Server.Answer("/a", LoopbackReply.Ok("<p>Text", "text/html"));
        (await FetchArticleAsync(FeedAt("/feed"), Server.Url("/a"))).ShouldBeOfType<FetchResult.Fetched>().ContentType.ShouldBe("text/html");

        var request = Server.Requests.ShouldHaveSingleItem();
        request["Accept"].ShouldNotBeNull().ShouldStartWith("text/html");
        request["User-Agent"].ShouldNotBeNull().ShouldStartWith("FeedWatch/");
        request.Headers.Select(header => header.Key).ShouldBe(["Host", "Accept", "Accept-Encoding", "User-Agent"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_feed_s_secrets_go_to_its_own_server_only()
    {
        await using var other = LoopbackServer.Start(LoopbackReply.Ok("<p>Text", "text/html"));
        Server.Answer("*", LoopbackReply.Ok("<p>Text", "text/html"));
        var feed = FeedAt("/feed") with { Headers = new Dictionary<string, string> { ["X-Key"] = "hush" }, Login = new Login("desk", "hush") };
        await FetchArticleAsync(feed, Server.Url("/a"));
        await FetchArticleAsync(feed, other.Url("/a"));

        (Server.Requests[0]["X-Key"], Server.Requests[0]["Authorization"] is not null).ShouldBe(("hush", true));
        (other.Requests[0]["X-Key"], other.Requests[0]["Authorization"]).ShouldBe((null, null));
    }

    [Fact]
    public async Task At_most_two_mebibytes_are_taken()
    {
        Server.Answer("/a", LoopbackReply.Endless("<p>Text and more of it</p>").With("Content-Type", "text/html"));

        var page = (await FetchArticleAsync(FeedAt("/feed"), Server.Url("/a"))).ShouldBeOfType<FetchResult.Fetched>();
        (page.Body.Length, page.End).ShouldBe((2 * 1024 * 1024, BodyEnd.OverLimit));
    }

    [Fact]
    public async Task A_smaller_limit_of_the_settings_holds_for_pages_too()
    {
        Options.MaxBodyBytes = 1024;
        Server.Answer("/a", LoopbackReply.Ok(new string('x', 2048), "text/html"));

        (await FetchArticleAsync(FeedAt("/feed"), Server.Url("/a"))).ShouldBeOfType<FetchResult.Fetched>().Body.Length.ShouldBe(1024);
    }

    [Fact]
    public async Task A_public_feed_opens_nothing_private_although_the_settings_allow_it_to_feeds()
    {
        Server.Answer("*", LoopbackReply.Ok("<p>Secret", "text/html"));
        var publicFeed = FeedAt(new Uri("https://news.example.org/feed"));

        var answer = (await FetchArticleAsync(publicFeed, Server.Url("/a"))).ShouldBeOfType<FetchResult.Failed>();
        answer.Cause.ShouldBe(FailureCause.PrivateAddress);
        Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_opens_nothing_private_either()
    {
        Server.Answer("/a", LoopbackReply.Redirect(new Uri($"http://127.0.0.2:{Server.Port}/b")));

        (await FetchArticleAsync(FeedAt("/feed"), Server.Url("/a"))).ShouldBeOfType<FetchResult.Failed>().Cause.ShouldBe(FailureCause.PrivateAddress);
        Server.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_no_web_address_is_not_asked_for() =>
        (await FetchArticleAsync(FeedAt("/feed"), new Uri("ftp://example.org/a"))).ShouldBeOfType<FetchResult.Failed>();

    private Task<FetchResult> FetchArticleAsync(Feed feed, Uri link)
    {
        fetcher ??= new FeedFetcher(new OptionsWrapper<FetchOptions>(Options), new ServerPacer(new OptionsWrapper<PolitenessOptions>(Politeness), Time), Time, Logger);
        return fetcher.FetchArticleAsync(feed, link, TestContext.Current.CancellationToken);
    }
}
