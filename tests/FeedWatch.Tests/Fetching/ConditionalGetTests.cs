using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;

namespace FeedWatch.Tests.Fetching;

public sealed class ConditionalGetTests : FetchingTest
{
    [Theory]
    [InlineData("\"33a64df5\"")]
    [InlineData("W/\"33a64df5\"")]
    [InlineData("33a64df5")]
    [InlineData("w/33a64df5 and more")]
    [InlineData("\"a\", \"b\"")]
    [InlineData("\"no end")]
    [InlineData("\"caf\u00e9-\u00ff\"")]
    [InlineData("\"\u00c3\u00a9\"")]
    [InlineData("*")]
    public async Task An_etag_is_echoed_byte_for_byte(string eTag)
    {
        var first = await FetchAsync(LoopbackReply.Ok("<rss/>").With("ETag", eTag));
        await FetchAsync(FeedAt("/feed"), first.ShouldBeOfType<FetchResult.Fetched>().Validators);

        Server.Requests[0]["If-None-Match"].ShouldBeNull();
        Server.Requests[1]["If-None-Match"].ShouldBe(eTag);
    }

    [Theory]
    [InlineData("Mon, 23 Nov 2026 09:00:00 GMT")]
    [InlineData("Fri, 01 Jan 2038 00:00:00 +0000")]
    [InlineData("Mon,  3 Nov 26 9:00:00 EST")]
    [InlineData("2026-11-23T09:00:00Z")]
    [InlineData("lundi, 23 novembre \u00e0 midi")]
    [InlineData("0")]
    public async Task A_last_modified_is_echoed_byte_for_byte(string lastModified)
    {
        var first = await FetchAsync(LoopbackReply.Ok("<rss/>").With("Last-Modified", lastModified));
        await FetchAsync(FeedAt("/feed"), first.ShouldBeOfType<FetchResult.Fetched>().Validators);

        Server.Requests[0]["If-Modified-Since"].ShouldBeNull();
        Server.Requests[1]["If-Modified-Since"].ShouldBe(lastModified);
    }

    [Fact]
    public async Task A_reply_without_validators_leaves_the_next_request_without_conditions()
    {
        var first = await FetchAsync(LoopbackReply.Ok("<rss/>").With("ETag", string.Empty));
        first.ShouldBeOfType<FetchResult.Fetched>().Validators.ShouldBe(new Validators(null, null));
    }

    [Fact]
    public async Task A_validator_of_absurd_length_is_not_kept()
    {
        var first = await FetchAsync(LoopbackReply.Ok("<rss/>").With("ETag", new string('e', 5_000)));
        first.ShouldBeOfType<FetchResult.Fetched>().Validators.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task A_feed_that_answers_304_is_reported_as_not_modified()
    {
        Server.Publish("/feed", "<rss/>", "\"1\"");

        var first = await FetchAsync(FeedAt("/feed"));
        var second = await FetchAsync(FeedAt("/feed"), first.ShouldBeOfType<FetchResult.Fetched>().Validators);

        second.ShouldBeOfType<FetchResult.NotModified>();
    }

    [Fact]
    public async Task A_304_that_nobody_asked_for_is_a_failure()
    {
        var result = await FetchAsync(LoopbackReply.Of(304));
        result.ShouldBeOfType<FetchResult.Failed>().Status.ShouldBe(System.Net.HttpStatusCode.NotModified);
    }
}
