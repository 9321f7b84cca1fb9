using System.Net;
using FeedWatch.Host.Functions.Handling;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Testing;

namespace FeedWatch.Host.Tests.Functions.Handling;

/// <summary>Whatever an endpoint answers, the host never waits for more.</summary>
public sealed class AnswerGuardTests : IDisposable
{
    private readonly MemoryStream outside = new();
    private readonly FakeLogger logger = new();

    public void Dispose() => outside.Dispose();

    [Theory]
    [InlineData(200, "application/json", "")]
    [InlineData(200, "application/json", "null")]
    [InlineData(200, "application/json", "[]")]
    [InlineData(200, "application/json", "\"done\"")]
    [InlineData(200, "application/json", "{\"Outputs\":")]
    [InlineData(200, "text/plain", "{}")]
    [InlineData(200, null, "")]
    [InlineData(202, "application/json", "")]
    [InlineData(204, null, "")]
    [InlineData(302, null, "")]
    [InlineData(304, "application/json", "{}")]
    public async Task Success_with_anything_but_a_json_object_becomes_a_failure(int status, string? contentType, string body)
    {
        var context = await AnswerAsync(status, contentType, body);
        context.Response.StatusCode.ShouldBe((int)HttpStatusCode.InternalServerError);
        outside.Length.ShouldBe(0);
        logger.LatestRecord.Message.ShouldContain($"{status}");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"Outputs\":null,\"Logs\":[],\"ReturnValue\":null}")]
    public async Task A_json_object_goes_out_with_its_length(string body)
    {
        var context = await AnswerAsync(200, "application/json", body);
        context.Response.StatusCode.ShouldBe(200);
        context.Response.ContentLength.ShouldBe(body.Length);
        System.Text.Encoding.UTF8.GetString(outside.ToArray()).ShouldBe(body);
    }

    [Fact]
    public async Task An_object_with_a_status_that_allows_no_body_is_plain_success()
    {
        var context = await AnswerAsync(204, "application/json", "{}");
        context.Response.StatusCode.ShouldBe(200);
        outside.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_failure_goes_out_as_it_is()
    {
        var context = await AnswerAsync(500, "text/plain", "no");
        context.Response.StatusCode.ShouldBe(500);
        outside.Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_half_written_before_an_exception_never_leaves()
    {
        var context = Context();
        await Should.ThrowAsync<InvalidOperationException>(() => AnswerGuard.RunAsync(context, logger, async inner =>
        {
            inner.Response.ContentType = "application/json";
            await inner.Response.WriteAsync("{}");
            throw new InvalidOperationException("too late");
        }));
        outside.Length.ShouldBe(0);
        context.Response.HasStarted.ShouldBeFalse();
    }

    private async Task<HttpContext> AnswerAsync(int status, string? contentType, string body)
    {
        var context = Context();
        await AnswerGuard.RunAsync(context, logger, async inner =>
        {
            inner.Response.StatusCode = status;
            inner.Response.ContentType = contentType;
            await inner.Response.StartAsync();
            await inner.Response.WriteAsync(body);
        });
        return context;
    }

    private DefaultHttpContext Context()
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(outside));
        return context;
    }
}
