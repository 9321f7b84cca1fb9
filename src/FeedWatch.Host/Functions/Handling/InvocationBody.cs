using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>What the host posts: <c>{"Data":{NAME:...},"Metadata":{...}}</c>. Metadata is not looked at: parts of a message are copied over it.</summary>
internal static class InvocationBody
{
    /// <summary>A message has 64 KiB, is encoded twice, and comes a second time in the metadata.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <exception cref="BadHttpRequestException">It is no JSON, or too long.</exception>
    public static async Task<JsonDocument> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException($"The body is no JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Undefined where there is none of that name.</summary>
    public static JsonElement Data(JsonDocument body, string trigger) =>
        body.RootElement.ValueKind == JsonValueKind.Object
            && body.RootElement.TryGetProperty("Data", out var data)
            && data.ValueKind == JsonValueKind.Object
            && data.TryGetProperty(trigger, out var value)
                ? value
                : default;
}
