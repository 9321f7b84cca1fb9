using System.Net;
using FeedWatch.Host.Functions.Handling;
using FeedWatch.Testing;
using FeedWatch.Testing.Functions;

namespace FeedWatch.Host.Tests.Functions.Handling;

/// <summary>Requests as they were recorded, each sent to the function that is triggered in the same way: the host accepts every answer, and nothing is lost silently.</summary>
public sealed class HostRequestTests
{
    private const string FolderVariable = "FEEDWATCH_HOST_REQUESTS";

    public static TheoryData<string> OwnFiles => [.. Files(RepositoryFolder.Join("tests", "FeedWatch.Host.Tests", "Functions", "Requests"))];

    [Theory]
    [MemberData(nameof(OwnFiles))]
    public Task A_request_of_each_kind_is_answered_as_the_host_accepts_it(string file) =>
        ReplayAsync(RecordedCall.Read(RepositoryFolder.Join("tests", "FeedWatch.Host.Tests", "Functions", "Requests", file)));

    [Fact]
    public async Task Requests_of_another_recording_are_answered_as_the_host_accepts_them()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(folder), $"Set {FolderVariable} to a folder of recorded requests (*.http) to replay them.");
        var files = Directory.GetFiles(folder, "*.http");
        files.ShouldNotBeEmpty();
        foreach (var file in files)
        {
            await ReplayAsync(RecordedCall.Read(file));
        }
    }

    private static async Task ReplayAsync(RecordedCall call)
    {
        await using var handler = new TestHandler();
        using var asRecorded = await handler.Http.SendAsync(call.ToRequest(), TestContext.Current.CancellationToken);
        if (call.Function is { } function)
        {
            // Under its own name it is another app's function.
            asRecorded.StatusCode.ShouldBe(HttpStatusCode.NotFound, call.Name);
            await ReplayAsync(handler, call, function);
        }
        else
        {
            asRecorded.StatusCode.ShouldBe(Expected(call), call.Name);
            asRecorded.Content.Headers.ContentLength.ShouldNotBeNull(call.Name);
        }
    }

    private static async Task ReplayAsync(TestHandler handler, RecordedCall call, string function)
    {
        using var answer = await handler.Http.SendAsync(call.ToRequest($"/{function}"), TestContext.Current.CancellationToken);
        answer.Content.Headers.ContentLength.ShouldNotBeNull(call.Name);
        var taken = await HandlerAnswer.OfAsync(answer, TestContext.Current.CancellationToken);
        if (function == "web")
        {
            taken.ShouldBeOfType<HandlerAnswer.Succeeded>(call.Name).Outputs!["res"]!["statusCode"]!.GetValue<int>().ShouldBeOneOf(200, 404, 405);
            return;
        }

        // The work of this handler fails when it is reached; a message of another program fails before.
        taken.ShouldBeOfType<HandlerAnswer.Failed>(call.Name);
        var id = call.Headers.Single(header => header.Name == "X-Azure-Functions-InvocationId").Value;
        var isOurs = function != "poll" || call.Body.Contains("servers", StringComparison.Ordinal);
        handler.Errors.ShouldContain($"[{id}] " + (isOurs ? $"/{function} failed: {nameof(WorkReachedException)}" : $"Function {function} was given what it cannot use"), customMessage: call.Name);
    }

    private static HttpStatusCode Expected(RecordedCall call) => call switch
    {
        { Target: "/" } => HttpStatusCode.OK,
        { Method: "GET" } when call.Target.StartsWith("/api/hits", StringComparison.Ordinal) => HttpStatusCode.OK,
        { Method: "GET" } => HttpStatusCode.NotFound,
        _ => HttpStatusCode.MethodNotAllowed,
    };

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*.http").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal);
}
