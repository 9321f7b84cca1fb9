using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;

namespace FeedWatch.Tests.Fetching;

public sealed class MovedToTests : FetchingTest
{
    [Theory]
    [InlineData("", null)]
    [InlineData("301", "/1")]
    [InlineData("308", "/1")]
    [InlineData("301 308 301", "/3")]
    [InlineData("302", null)]
    [InlineData("303", null)]
    [InlineData("307", null)]
    [InlineData("302 301", null)]
    [InlineData("301 302", "/1")]
    [InlineData("301 308 307 301", "/2")]
    public async Task A_feed_has_moved_as_far_as_301_and_308_alone_lead(string redirects, string? movedTo)
    {
        Chain(redirects, LoopbackReply.Ok("<rss/>"));
        (await FetchAsync(FeedAt("/0"))).ShouldBeOfType<FetchResult.Fetched>().MovedTo.ShouldBe(movedTo is null ? null : Server.Url(movedTo));
    }

    [Fact]
    public async Task A_304_at_the_new_address_tells_it_too()
    {
        Chain("301", LoopbackReply.Of(304));
        (await FetchAsync(FeedAt("/0"), new Validators("\"1\"", null))).ShouldBeOfType<FetchResult.NotModified>().MovedTo.ShouldBe(Server.Url("/1"));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(503)]
    public async Task An_address_where_the_feed_is_not_is_none_to_move_to(int status)
    {
        Chain("301", LoopbackReply.Of(status));
        (await FetchAsync(FeedAt("/0"))).MovedTo.ShouldBeNull();
    }

    [Fact]
    public async Task From_the_adopted_address_on_a_further_move_counts()
    {
        Chain("301", LoopbackReply.Ok("<rss/>"));
        var feed = FeedAt("/first");
        (await FetchAsync(feed, FeedState.Unknown(feed.Id) with { AdoptedUrl = Server.Url("/0") })).MovedTo.ShouldBe(Server.Url("/1"));
    }

    [Fact]
    public async Task A_way_round_that_ends_where_it_began_is_no_move()
    {
        Server.Answer("/0", LoopbackReply.Redirect("/1", 301), LoopbackReply.Ok("<rss/>"));
        Server.Answer("/1", LoopbackReply.Redirect("/0", 301));
        (await FetchAsync(FeedAt("/0"))).ShouldBeOfType<FetchResult.Fetched>().MovedTo.ShouldBeNull();
    }

    [Fact]
    public async Task Credentials_in_the_new_address_are_not_kept()
    {
        Server.Answer("/0", LoopbackReply.Redirect(new UriBuilder(Server.Url("/1")) { UserName = "u", Password = "p" }.Uri, 301));
        Server.Answer("/1", LoopbackReply.Ok("<rss/>"));
        (await FetchAsync(FeedAt("/0"))).MovedTo.ShouldNotBeNull().AbsoluteUri.ShouldBe(Server.Url("/1").AbsoluteUri);
    }

    private void Chain(string redirects, LoopbackReply last)
    {
        var statuses = redirects.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse).ToList();
        for (var n = 0; n < statuses.Count; n++)
        {
            Server.Answer($"/{n}", LoopbackReply.Redirect($"/{n + 1}", statuses[n]));
        }

        Server.Answer($"/{statuses.Count}", last);
    }
}
