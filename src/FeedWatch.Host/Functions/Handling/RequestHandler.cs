using System.Net.Mime;
using System.Text.Json;
using FeedWatch.Host.Functions.Pages;
using FeedWatch.Host.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>Answers the Functions host: POST /NAME runs a function, /api/... is a request that it passes on as it came, and GET / asks whether we are there.</summary>
internal sealed partial class RequestHandler(FunctionTable table, Lazy<WebPages> pages, FunctionRunner runner, ILogger<RequestHandler> logger)
{
    private const string InvocationHeader = "X-Azure-Functions-InvocationId";
    private const int LongestId = 64;
    private static readonly PathString Forwarded = new(PageRequest.Prefix);

    /// <param name="context">The request and its answer.</param>
    /// <param name="stop">The process is asked to end.</param>
    public async Task HandleAsync(HttpContext context, CancellationToken stop)
    {
        var id = InvocationId(context.Request);
        using var scope = Log.Invocation(logger, id);
        using var trace = InvocationTrace.Begin(id, context.Request.Headers.TraceParent);
        try
        {
            await RouteAsync(context, stop);
        }
        catch (BadHttpRequestException exception)
        {
            Log.BadRequest(logger, exception.Message);
            Fail(context, exception.StatusCode);
        }
#pragma warning disable CA1031 // The host gets no more than a status and throws away what comes with it: whatever went wrong has to be written down here.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception, context.Request.Path);
            Fail(context, StatusCodes.Status500InternalServerError);
        }
    }

    private Task RouteAsync(HttpContext context, CancellationToken stop)
    {
        if (context.Request.Path == "/")
        {
            // Any answer means ready. Nothing may be waited for here, storage least of all.
            return Task.CompletedTask;
        }

        return context.Request.Path.StartsWithSegments(Forwarded, StringComparison.Ordinal)
            ? ShowPageAsync(context)
            : AnswerGuard.RunAsync(context, logger, guarded => InvokeAsync(guarded, stop));
    }

    private async Task InvokeAsync(HttpContext context, CancellationToken stop)
    {
        var name = context.Request.Path.Value!.TrimStart('/');
        if (!table.Functions.TryGetValue(name, out var function))
        {
            Log.Unknown(logger, name);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }

        using var body = await InvocationBody.ReadAsync(context.Request, context.RequestAborted);
        var result = await runner.RunAsync(function, InvocationBody.Data(body, function.Trigger), stop);
        if (result is FunctionResult.Unreadable unreadable)
        {
            Log.Unreadable(logger, name, unreadable.Reason);
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        context.Response.ContentType = MediaTypeNames.Application.Json;
        await JsonSerializer.SerializeAsync(context.Response.Body, InvocationResult.Of(result), InvocationJson.Default.InvocationResult, CancellationToken.None);
    }

    private async Task ShowPageAsync(HttpContext context)
    {
        var request = new PageRequest(context.Request.Method, context.Request.Path.Value!, context.Request.QueryString.Value ?? string.Empty);
        var answer = await pages.Value.AnswerAsync(request, context.RequestAborted);
        await answer.WriteAsync(context.Response, context.RequestAborted);
    }

    // From the host; anything else on this machine could send what it likes.
    private static string InvocationId(HttpRequest request) =>
        request.Headers[InvocationHeader].ToString() is { Length: > 0 and <= LongestId } id ? id : "no invocation";

    private static void Fail(HttpContext context, int status)
    {
        if (context.Response.HasStarted)
        {
            // Half an answer must not pass for a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        context.Response.StatusCode = status;
    }

    private static partial class Log
    {
        public static readonly Func<ILogger, string, IDisposable?> Invocation = LoggerMessage.DefineScope<string>("{InvocationId}");

        [LoggerMessage(EventId = 8201, Level = LogLevel.Error, Message = "{Path} failed")]
        public static partial void Failed(ILogger logger, Exception exception, PathString path);

        [LoggerMessage(EventId = 8202, Level = LogLevel.Error, Message = "A request was refused: {Reason}")]
        public static partial void BadRequest(ILogger logger, string reason);

        [LoggerMessage(EventId = 8203, Level = LogLevel.Error, Message = "There is no function {Name}")]
        public static partial void Unknown(ILogger logger, string name);

        [LoggerMessage(EventId = 8204, Level = LogLevel.Error, Message = "Function {Name} was given what it cannot use: {Reason}")]
        public static partial void Unreadable(ILogger logger, string name, string reason);
    }
}
