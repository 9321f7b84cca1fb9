using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;

namespace FeedWatch.Tests.Fetching;

public sealed class FreshnessTests : FetchingTest
{
    [Theory]
    [InlineData("max-age=600", 600)]
    [InlineData("public, MAX-AGE = 600, must-revalidate", 600)]
    [InlineData("max-age=\"600\"", 600)]
    [InlineData("s-maxage=60, max-age=600", 600)]
    [InlineData("private=\"a, b\", max-age=600, what=ever", 600)]
    [InlineData("max-age=600, max-age=900", 600)]
    [InlineData("max-age=31536000", 86_400)]
    [InlineData("max-age=99999999999999999999", 86_400)]
    [InlineData("max-age=0", null)]
    [InlineData("max-age=-5", null)]
    [InlineData("max-age=soon", null)]
    [InlineData("max-age", null)]
    [InlineData("s-maxage=600", null)]
    [InlineData("no-cache, max-age=600", null)]
    [InlineData("max-age=600, no-store", null)]
    [InlineData("", null)]
    [InlineData(",;=,\"", null)]
    public async Task Cache_Control_says_for_how_long_and_a_day_is_the_most(string value, int? seconds) =>
        (await FreshForAsync(("Cache-Control", value))).ShouldBe(Seconds(seconds));

    [Theory]
    [InlineData("100", 500)]
    [InlineData("600", null)]
    [InlineData("601", null)]
    [InlineData("-1", 600)]
    [InlineData("old", 600)]
    public async Task What_a_cache_on_the_way_kept_is_fresh_for_so_much_less(string age, int? seconds) =>
        (await FreshForAsync(("Cache-Control", "max-age=600"), ("Age", age))).ShouldBe(Seconds(seconds));

    [Theory]
    [InlineData("Mon, 23 Nov 2026 12:10:00 GMT", null, 600)]
    [InlineData("Mon, 23 Nov 2026 12:10:00 GMT", "Mon, 23 Nov 2026 12:05:00 GMT", 300)]
    [InlineData("Sun, 23 Nov 2036 12:10:00 GMT", "Mon, 23 Nov 2026 12:05:00 GMT", 86_400)]
    [InlineData("Mon, 23 Nov 2026 12:00:00 GMT", null, null)]
    [InlineData("Thu, 19 Nov 1981 08:52:00 GMT", null, null)]
    [InlineData("0", null, null)]
    [InlineData("-1", null, null)]
    [InlineData("tomorrow", null, null)]
    public async Task Without_max_age_Expires_says_until_when_by_the_servers_own_clock(string expires, string? date, int? seconds) =>
        (await FreshForAsync(date is null ? [("Expires", expires)] : [("Expires", expires), ("Date", date)])).ShouldBe(Seconds(seconds));

    [Fact]
    public async Task Max_age_goes_before_Expires() =>
        (await FreshForAsync(("Expires", "Mon, 23 Nov 2026 13:00:00 GMT"), ("Cache-Control", "max-age=60"))).ShouldBe(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task A_304_says_it_too()
    {
        Server.Answer("/feed", LoopbackReply.Of(304).With("Cache-Control", "max-age=60"));
        (await FetchAsync(FeedAt("/feed"), new Validators("\"1\"", null))).ShouldBeOfType<FetchResult.NotModified>().FreshFor.ShouldBe(TimeSpan.FromMinutes(1));
    }

    private async Task<TimeSpan?> FreshForAsync(params (string Name, string Value)[] headers)
    {
        var reply = headers.Aggregate(LoopbackReply.Ok("<rss/>"), (reply, header) => reply.With(header.Name, header.Value));
        return (await FetchAsync(reply)).ShouldBeOfType<FetchResult.Fetched>().FreshFor;
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } some ? TimeSpan.FromSeconds(some) : null;
}
