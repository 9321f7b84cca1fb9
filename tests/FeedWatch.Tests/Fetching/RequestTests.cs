using System.Text;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;

namespace FeedWatch.Tests.Fetching;

public sealed class RequestTests : FetchingTest
{
    [Fact]
    public async Task The_user_agent_says_who_asks_and_whom_to_write_to()
    {
        Options.Contact = "https://desk.example.org/feeds";
        await FetchAsync(LoopbackReply.Ok("<rss/>"));
        Server.Requests[0]["User-Agent"].ShouldNotBeNull().ShouldMatch(@"^FeedWatch/\d+\.\d+\.\d+ \(\+https://desk\.example\.org/feeds\)$");
    }

    [Fact]
    public async Task Without_a_contact_the_user_agent_still_says_what_asks()
    {
        await FetchAsync(LoopbackReply.Ok("<rss/>"));
        Server.Requests[0]["User-Agent"].ShouldNotBeNull().ShouldMatch(@"^FeedWatch/\d+\.\d+\.\d+ \(feed monitor\)$");
    }

    [Fact]
    public async Task A_request_asks_for_feeds_packed_and_for_nothing_else()
    {
        await FetchAsync(LoopbackReply.Ok("<rss/>"));
        Server.Requests[0]["Accept"].ShouldNotBeNull().ShouldStartWith("application/rss+xml, application/atom+xml, application/feed+json");
        Server.Requests[0]["Accept-Encoding"].ShouldBe("gzip, deflate, br");
        Server.Requests[0].Headers.Select(header => header.Key).ShouldBe(["Host", "Accept", "Accept-Encoding", "User-Agent"], ignoreOrder: true);
    }

    [Fact]
    public async Task Headers_of_the_feed_are_sent_and_go_before_ours()
    {
        Server.Answer("/feed", LoopbackReply.Ok("<rss/>"));
        var headers = new Dictionary<string, string> { ["X-Key"] = "k\u00e9y", ["User-Agent"] = "Desk/1" };
        await FetchAsync(FeedAt("/feed") with { Headers = headers });

        Server.Requests[0]["X-Key"].ShouldBe(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes("k\u00e9y")));
        Server.Requests[0].Headers.Count(header => header.Key == "User-Agent").ShouldBe(1);
        Server.Requests[0]["User-Agent"].ShouldBe("Desk/1");
    }

    [Theory]
    [InlineData("X Key", "v")]
    [InlineData("", "v")]
    [InlineData("Content-Type", "text/plain")]
    [InlineData("X-Key", "v\r\nX-Other: w")]
    public async Task A_header_that_cannot_be_sent_is_named_and_nothing_is_sent(string name, string value)
    {
        var result = await FetchAsync(FeedAt("/feed") with { Headers = new Dictionary<string, string> { [name] = value } });

        result.ShouldBeOfType<FetchResult.Failed>().Reason.ShouldContain($"'{name}'");
        Server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Credentials_in_the_address_are_sent_as_basic_authentication_and_show_nowhere_else()
    {
        Server.Answer("/feed", LoopbackReply.Ok("<rss/>"));
        var url = new UriBuilder(Server.Url("/feed")) { UserName = "desk", Password = "p%40ss" }.Uri;
        var result = await FetchAsync(FeedAt(url));

        Server.Requests[0]["Authorization"].ShouldBe("Basic " + Convert.ToBase64String("desk:p@ss"u8));
        result.ShouldBeOfType<FetchResult.Fetched>().FinalUrl.AbsoluteUri.ShouldBe(Server.Url("/feed").AbsoluteUri);
    }

    [Theory]
    [InlineData("desk", "p@ss:word", "desk:p@ss:word")]
    [InlineData("d\u00e9sk", "\u043f\u0430\u0440\u043e\u043b\u044c", "d\u00e9sk:\u043f\u0430\u0440\u043e\u043b\u044c")]
    public async Task A_login_is_sent_as_basic_authentication(string user, string password, string expected)
    {
        Server.Answer("/feed", LoopbackReply.Ok("<rss/>"));
        await FetchAsync(FeedAt("/feed") with { Login = new Login(user, password) });
        Server.Requests[0]["Authorization"].ShouldBe("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(expected)));
    }

    [Fact]
    public async Task A_key_in_place_of_a_user_name_is_a_user_without_a_password()
    {
        Server.Answer("/feed", LoopbackReply.Ok("<rss/>"));
        await FetchAsync(FeedAt(new UriBuilder(Server.Url("/feed")) { UserName = "k%3Ay" }.Uri));
        Server.Requests[0]["Authorization"].ShouldBe("Basic " + Convert.ToBase64String("k:y:"u8));
    }

    [Fact]
    public void A_login_shows_nothing_of_itself() => $"{FeedAt("/feed") with { Login = new Login("user", "SECRET") }}".ShouldNotContain("SECRET");

    [Fact]
    public async Task The_adopted_address_is_the_one_that_is_asked()
    {
        Server.Answer("/new", LoopbackReply.Ok("<rss/>"));
        var feed = FeedAt("/old");
        var result = await FetchAsync(feed, FeedState.Unknown(feed.Id) with { AdoptedUrl = Server.Url("/new") });

        result.ShouldBeOfType<FetchResult.Fetched>().FinalUrl.ShouldBe(Server.Url("/new"));
        Server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/new");
    }

    [Fact]
    public async Task Requests_to_one_server_share_a_connection()
    {
        Server.Answer("/gone", LoopbackReply.Of(404));
        await FetchAsync(LoopbackReply.Ok("<rss/>"));
        await FetchAsync(FeedAt("/gone"));
        await FetchAsync(LoopbackReply.Ok("<rss/>").Gzip());

        Server.Requests.Count.ShouldBe(3);
        Server.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_the_server_closed_in_the_meantime_is_no_failure()
    {
        Server.Answer("/feed", LoopbackReply.Ok("<rss/>"));
        await FetchAsync(FeedAt("/feed"));
        Server.DropConnections();

        (await FetchAsync(FeedAt("/feed"))).ShouldBeOfType<FetchResult.Fetched>();
    }

    [Fact]
    public async Task Logs_hold_neither_query_nor_credentials()
    {
        Server.Answer("/feed?key=SECRET", LoopbackReply.Redirect("/moved?key=SECRET"));
        Server.Answer("/moved?key=SECRET", LoopbackReply.Redirect("gopher://u:SECRET@x/?SECRET"));
        await FetchAsync(FeedAt(new UriBuilder(Server.Url("/feed?key=SECRET")) { UserName = "SECRET" }.Uri));

        var lines = Logger.Collector.GetSnapshot().Select(record => record.Message).ToList();
        lines.Count.ShouldBe(2);
        lines.ShouldAllBe(line => !line.Contains("SECRET"));
    }
}
