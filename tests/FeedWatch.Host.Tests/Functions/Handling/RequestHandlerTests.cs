using System.Net;
using System.Text.Json;
using FeedWatch.Host.Functions.Handling;
using FeedWatch.Testing.Functions;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Host.Tests.Functions.Handling;

/// <summary>The handler over real HTTP, with functions that do as a test says.</summary>
public sealed class RequestHandlerTests
{
    private const string Call = """{"Data":{"msg":"text"},"Metadata":{}}""";

    [Fact]
    public async Task The_readiness_probe_is_answered_before_anything_is_made()
    {
        await using var handler = new TestHandler();
        using var answer = await handler.Http.GetAsync("/", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        handler.PagesWereMade.ShouldBeFalse();
    }

    [Fact]
    public async Task A_function_that_is_done_answers_an_object_of_known_length()
    {
        await using var handler = new TestHandler(null, ("job", (_, _) => Done));
        using var answer = await handler.PostAsync("/job", Call);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Content.Headers.ContentLength.ShouldNotBeNull();
        (await HandlerAnswer.OfAsync(answer, TestContext.Current.CancellationToken)).ShouldBe(new HandlerAnswer.Succeeded(Outputs: null));
    }

    [Fact]
    public async Task A_function_is_given_the_data_of_its_trigger()
    {
        JsonElement given = default;
        await using var handler = new TestHandler(null, ("job", (data, _) =>
        {
            given = data.Clone();
            return Done;
        }
        ));
        using var answer = await handler.PostAsync("/job", Call);
        given.GetString().ShouldBe("text");
    }

    [Fact]
    public async Task A_failure_is_a_500_and_an_error_in_the_log_under_the_invocations_id()
    {
        await using var handler = new TestHandler(null, ("job", (_, _) => throw new InvalidOperationException("disk\nfull")));
        using var answer = await handler.PostAsync("/job", Call, "aaaaaaaa-0000-0000-0000-000000000001");
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        handler.Errors.ShouldContain("[aaaaaaaa-0000-0000-0000-000000000001] /job failed: InvalidOperationException: disk full");
        handler.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_cannot_be_read_fails_with_its_reason_in_the_log()
    {
        await using var handler = new TestHandler(null, ("job", (_, _) => Task.FromResult<FunctionResult>(new FunctionResult.Unreadable("it has no body"))));
        using var answer = await handler.PostAsync("/job", Call);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        handler.Errors.ShouldContain("it has no body");
    }

    [Theory]
    [InlineData("/unknown", Call, HttpStatusCode.NotFound)]
    [InlineData("/job/more", Call, HttpStatusCode.NotFound)]
    [InlineData("/job", "{\"Data\":", HttpStatusCode.BadRequest)]
    [InlineData("/job", "", HttpStatusCode.BadRequest)]
    public async Task A_call_that_makes_no_sense_is_refused_and_logged(string path, string body, HttpStatusCode status)
    {
        await using var handler = new TestHandler(null, ("job", (_, _) => Done));
        using var answer = await handler.PostAsync(path, body);
        answer.StatusCode.ShouldBe(status);
        handler.Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_function_is_only_run_by_post()
    {
        await using var handler = new TestHandler(null, ("job", (_, _) => Done));
        using var answer = await handler.Http.GetAsync("/job", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_body_beyond_any_message_is_refused()
    {
        await using var handler = new TestHandler(null, ("job", (_, _) => Done));
        using var request = HostCall.Function("job", "1", new string('x', InvocationBody.MostBytes), new System.Text.Json.Nodes.JsonObject());
        using var answer = await handler.Http.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Work_that_takes_too_long_is_cancelled_and_fails()
    {
        var time = new FakeTimeProvider();
        var begun = new TaskCompletionSource();
        await using var handler = new TestHandler(time, ("job", async (_, token) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            return FunctionResult.Done.Instance;
        }
        ));
        var call = handler.PostAsync("/job", Call);
        await begun.Task;
        time.Advance(InvocationTime.OfWork);
        using var answer = await call;
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        handler.Errors.ShouldContain("TimeoutException");
    }

    [Fact]
    public async Task Work_that_does_not_stop_when_told_to_fails_all_the_same()
    {
        var time = new FakeTimeProvider();
        var begun = new TaskCompletionSource();
        var end = new TaskCompletionSource<FunctionResult>();
        await using var handler = new TestHandler(time, ("job", (_, _) =>
        {
            begun.SetResult();
            return end.Task;
        }
        ));
        var call = handler.PostAsync("/job", Call);
        await begun.Task;
        time.Advance(InvocationTime.OfAnswer);
        using var answer = await call;
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        end.SetCanceled(TestContext.Current.CancellationToken);
    }

    private static Task<FunctionResult> Done => Task.FromResult<FunctionResult>(FunctionResult.Done.Instance);
}
