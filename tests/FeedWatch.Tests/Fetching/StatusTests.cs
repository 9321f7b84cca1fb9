using System.Net;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;

namespace FeedWatch.Tests.Fetching;

public sealed class StatusTests : FetchingTest
{
    [Theory]
    [InlineData(429, "0", 0)]
    [InlineData(429, "120", 120)]
    [InlineData(503, "3600", 3_600)]
    [InlineData(503, "86400", 86_400)]
    [InlineData(503, "31536000", 86_400)]
    [InlineData(503, "99999999999999999999999999", 86_400)]
    [InlineData(503, "Mon, 23 Nov 2026 12:10:00 GMT", 600)]
    [InlineData(503, "Tue, 24 Nov 2026 12:10:00 GMT", 86_400)]
    [InlineData(503, "Mon, 23 Nov 2026 11:00:00 GMT", 0)]
    public async Task A_server_that_says_when_to_come_back_is_obeyed_for_a_day_at_most(int status, string retryAfter, int expectedSeconds)
    {
        var result = await FetchAsync(LoopbackReply.Of(status).With("Retry-After", retryAfter));
        result.ShouldBe(new FetchResult.RateLimited((HttpStatusCode)status, TimeSpan.FromSeconds(expectedSeconds)) { AnsweredBy = Server.Url("/feed") });
    }

    [Theory]
    [InlineData(429, "soon")]
    [InlineData(503, "")]
    [InlineData(503, "-5")]
    [InlineData(500, "120")]
    public async Task Without_a_wish_that_can_be_understood_it_is_a_plain_failure(int status, string retryAfter)
    {
        var result = await FetchAsync(LoopbackReply.Of(status).With("Retry-After", retryAfter));
        result.ShouldBeOfType<FetchResult.Failed>().Status.ShouldBe((HttpStatusCode)status);
    }

    [Fact]
    public async Task A_410_is_gone() => (await FetchAsync(LoopbackReply.Of(410))).ShouldBeOfType<FetchResult.Gone>();

    [Theory]
    [InlineData(400, "Bad Request", "400 Bad Request")]
    [InlineData(401, "Unauthorized", "401 Unauthorized: the server wants a login, or another one; write it as the feed's `login`")]
    [InlineData(404, "Not Found", "404 Not Found: nothing is at this address; look for the feed's new one")]
    [InlineData(500, "", "500 InternalServerError: the server has a problem of its own")]
    [InlineData(300, "Multiple Choices", "300 Multiple Choices")]
    [InlineData(599, "Odd", "599 Odd: the server has a problem of its own")]
    public async Task Any_other_status_is_a_failure_that_says_what_to_do(int status, string phrase, string reason)
    {
        var result = await FetchAsync(LoopbackReply.Of(status, phrase).WithBody("<html/>"));
        result.ShouldBe(new FetchResult.Failed((HttpStatusCode)status, reason) { AnsweredBy = Server.Url("/feed") });
    }
}
