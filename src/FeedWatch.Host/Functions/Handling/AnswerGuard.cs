using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>Lets success out only as a JSON object of known length. On a 2xx with anything else the host waits until functionTimeout and then kills the process; a redirect it would follow.</summary>
internal static partial class AnswerGuard
{
    public static async Task RunAsync(HttpContext context, ILogger logger, RequestDelegate next)
    {
        var outside = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var held = new MemoryStream();
        var inside = new StreamResponseBodyFeature(held);
        context.Features.Set<IHttpResponseBodyFeature>(inside);
        try
        {
            await next(context);
            await inside.CompleteAsync();
        }
        finally
        {
            context.Features.Set(outside);
        }

        await SendAsync(context.Response, held, logger);
    }

    private static async Task SendAsync(HttpResponse response, MemoryStream held, ILogger logger)
    {
        var isSuccess = response.StatusCode is >= 200 and < 300;
        if (isSuccess ? !IsObject(response.ContentType, held) : response.StatusCode < 400)
        {
            Log.NoAnswer(logger, response.StatusCode, response.ContentType, held.Length);
            response.Clear();
            response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        // Not 204 or 205, which have no body.
        response.StatusCode = isSuccess ? StatusCodes.Status200OK : response.StatusCode;
        response.ContentLength = held.Length;
        held.Position = 0;
        await held.CopyToAsync(response.Body);
    }

    private static bool IsObject(string? contentType, MemoryStream held)
    {
        if (contentType is null || !string.Equals(contentType.Split(';')[0].Trim(), MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(held.GetBuffer().AsMemory(0, (int)held.Length));
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 8205, Level = LogLevel.Error, Message = "Status {Status} with {ContentType} of {Bytes} bytes is no answer that the host accepts; it gets a 500")]
        public static partial void NoAnswer(ILogger logger, int status, string? contentType, long bytes);
    }
}
