using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;

namespace FeedWatch.Tests.Fetching;

public sealed class RedirectTests : FetchingTest
{
    private static readonly Dictionary<string, string> Secrets = new() { ["Authorization"] = "Bearer s", ["X-Key"] = "k" };

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_followed_and_the_final_address_is_told(int status)
    {
        Server.Answer("/new", LoopbackReply.Ok("<rss/>"));
        var result = await FetchAsync(LoopbackReply.Redirect(Server.Url("/new"), status));
        result.ShouldBeOfType<FetchResult.Fetched>().FinalUrl.ShouldBe(Server.Url("/new"));
    }

    [Theory]
    [InlineData("new/place?a=1", "/feeds/new/place?a=1")]
    [InlineData("/new", "/new")]
    [InlineData("../new", "/new")]
    [InlineData("?page=2", "/feeds/wire?page=2")]
    [InlineData("/\u00c3\u00a9t\u00c3\u00a9", "/%C3%A9t%C3%A9")]
    public async Task A_relative_target_is_resolved_against_where_it_was_given(string location, string expected)
    {
        Server.Answer("/feeds/wire", LoopbackReply.Redirect(location));
        Server.Answer(expected, LoopbackReply.Ok("<rss/>"));
        (await FetchAsync(FeedAt("/feeds/wire"))).ShouldBeOfType<FetchResult.Fetched>().FinalUrl.ShouldBe(Server.Url(expected));
    }

    [Fact]
    public async Task Five_redirects_are_followed()
    {
        Chain(5);
        (await FetchAsync(FeedAt("/0"))).ShouldBeOfType<FetchResult.Fetched>();
    }

    [Fact]
    public async Task A_sixth_redirect_is_not_followed()
    {
        Chain(6);
        (await FetchAsync(FeedAt("/0"))).ShouldBeOfType<FetchResult.Failed>().Reason.ShouldContain("More than 5 redirects");
    }

    [Fact]
    public async Task A_redirect_to_itself_ends_at_the_limit()
    {
        (await FetchAsync(LoopbackReply.Redirect("/feed"))).ShouldBeOfType<FetchResult.Failed>().Reason.ShouldBe("127.0.0.1 redirects in a circle.");
        Server.Requests.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Two_addresses_that_redirect_to_each_other_are_a_circle()
    {
        Server.Answer("/new", LoopbackReply.Redirect("/feed", 301));
        (await FetchAsync(LoopbackReply.Redirect("/new", 301))).ShouldBeOfType<FetchResult.Failed>().Reason.ShouldBe("127.0.0.1 redirects in a circle.");
    }

    [Fact]
    public async Task A_server_that_redirects_to_itself_once_and_then_answers_is_read()
    {
        Server.Answer("/feed", LoopbackReply.Redirect("/feed"), LoopbackReply.Ok("<rss/>"));
        (await FetchAsync(FeedAt("/feed"))).ShouldBeOfType<FetchResult.Fetched>();
    }

    [Fact]
    public async Task Validators_go_along_and_a_304_at_the_end_counts()
    {
        Server.Publish("/new", "<rss/>", "\"1\"");
        Server.Answer("/feed", LoopbackReply.Redirect("/new"));
        (await FetchAsync(FeedAt("/feed"), new Validators("\"1\"", null))).ShouldBeOfType<FetchResult.NotModified>();
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/feed")]
    [InlineData("data:text/xml,<rss/>")]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://")]
    [InlineData("http://[::1/")]
    [InlineData("http://a b/")]
    [InlineData("http://xn--\u00c3\u00a4/")]
    public async Task A_target_that_is_no_web_address_is_a_failure(string location)
    {
        var failed = (await FetchAsync(LoopbackReply.Redirect(location, 301))).ShouldBeOfType<FetchResult.Failed>();
        failed.Status.ShouldBe(System.Net.HttpStatusCode.MovedPermanently);
        failed.Reason.ShouldContain("redirects to what is no http or https address");
    }

    [Fact]
    public async Task A_redirect_without_a_target_is_a_failure() =>
        (await FetchAsync(LoopbackReply.Of(302))).ShouldBeOfType<FetchResult.Failed>();

    [Theory]
    [InlineData("http://127.0.0.2:{0}/feed")]
    [InlineData("http://[::1]:{0}/feed")]
    [InlineData("http://0.0.0.0:{0}/feed")]
    [InlineData("http://10.0.0.1/feed")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task A_redirect_into_our_own_network_is_refused(string location)
    {
        var target = location.Replace("{0}", $"{Server.Port}", StringComparison.Ordinal);
        var failed = (await FetchAsync(LoopbackReply.Redirect(target))).ShouldBeOfType<FetchResult.Failed>();
        failed.Reason.ShouldContain("not on the public internet");
        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_redirect_to_another_server_waits_for_the_pause_there()
    {
        await using var other = LoopbackServer.Start(LoopbackReply.Ok("<rss/>"));
        Server.Answer("/feed", LoopbackReply.Redirect(other.Url("/feed")));
        await FetchAsync(FeedAt("/feed"));
        var second = FetchAsync(FeedAt("/feed"));

        // Without the pause it would be there by then.
        await Task.WhenAny(second, Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken));
        other.Requests.Count.ShouldBe(1);
        Time.Advance(TimeSpan.FromSeconds(1));
        (await second).ShouldBeOfType<FetchResult.Fetched>();
        other.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Secrets_go_along_to_the_same_server()
    {
        Server.Answer("/feed", LoopbackReply.Redirect("/new"));
        Server.Answer("/new", LoopbackReply.Ok("<rss/>"));
        await FetchAsync(FeedAt("/feed") with { Headers = Secrets });
        Server.Requests[1]["Authorization"].ShouldBe("Bearer s");
        Server.Requests[1]["X-Key"].ShouldBe("k");
    }

    [Fact]
    public async Task A_login_does_not_go_to_another_server()
    {
        await using var other = LoopbackServer.Start(LoopbackReply.Ok("<rss/>"));
        Server.Answer("/feed", LoopbackReply.Redirect(other.Url("/feed")));
        await FetchAsync(FeedAt("/feed") with { Login = new Login("desk", "secret") });
        Server.Requests[0]["Authorization"].ShouldNotBeNull();
        other.Requests[0]["Authorization"].ShouldBeNull();
    }

    [Fact]
    public async Task Secrets_do_not_go_to_another_server()
    {
        await using var other = LoopbackServer.Start(LoopbackReply.Ok("<rss/>"));
        Server.Answer("/feed", LoopbackReply.Redirect(other.Url("/feed")));
        await FetchAsync(FeedAt(WithCredentials(Server.Url("/feed"))) with { Headers = Secrets });
        other.Requests[0]["Authorization"].ShouldBeNull();
        other.Requests[0]["X-Key"].ShouldBeNull();
    }

    [Fact]
    public async Task Secrets_do_not_go_to_an_adopted_address_on_another_server()
    {
        await using var other = LoopbackServer.Start(LoopbackReply.Ok("<rss/>"));
        var feed = FeedAt(WithCredentials(Server.Url("/feed"))) with { Headers = Secrets };
        await FetchAsync(feed, FeedState.Unknown(feed.Id) with { AdoptedUrl = other.Url("/feed") });
        other.Requests[0]["Authorization"].ShouldBeNull();
        other.Requests[0]["X-Key"].ShouldBeNull();
    }

    [Fact]
    public async Task Credentials_in_a_target_are_dropped()
    {
        Server.Answer("/new", LoopbackReply.Ok("<rss/>"));
        var result = await FetchAsync(LoopbackReply.Redirect(WithCredentials(Server.Url("/new"))));
        result.ShouldBeOfType<FetchResult.Fetched>().FinalUrl.AbsoluteUri.ShouldBe(Server.Url("/new").AbsoluteUri);
        Server.Requests[1]["Authorization"].ShouldBeNull();
    }

    [Theory]
    [InlineData("http://a.example/", "http://a.example/x", true)]
    [InlineData("http://a.example/", "https://A.example/x", true)]
    [InlineData("https://a.example/", "http://a.example/x", false)]
    [InlineData("https://a.example/", "https://a.example:8443/x", false)]
    [InlineData("http://a.example:8080/", "https://a.example/x", false)]
    [InlineData("http://a.example/", "http://b.a.example/x", false)]
    public void Secrets_go_to_the_configured_server_and_never_from_https_to_http(string configured, string target, bool expected) =>
        FeedRequest.IsOwnServer(FeedAt(new Uri(configured)), new Uri(target)).ShouldBe(expected);

    private void Chain(int redirects)
    {
        for (var n = 0; n < redirects; n++)
        {
            Server.Answer($"/{n}", LoopbackReply.Redirect($"/{n + 1}"));
        }

        Server.Answer($"/{redirects}", LoopbackReply.Ok("<rss/>"));
    }

    private static Uri WithCredentials(Uri url) => new UriBuilder(url) { UserName = "desk", Password = "secret" }.Uri;
}
