using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeedWatch.Testing.Functions;

/// <summary>How the host takes what a handler answers.</summary>
public abstract record HandlerAnswer
{
    private HandlerAnswer()
    {
    }

    /// <param name="Outputs">Null: there are none.</param>
    public sealed record Succeeded(JsonObject? Outputs) : HandlerAnswer;

    public sealed record Failed(HttpStatusCode Status) : HandlerAnswer;

    /// <summary>The real host would wait for more until functionTimeout, and then kill the process.</summary>
    public sealed record Hangs(string Why) : HandlerAnswer;

    public static async Task<HandlerAnswer> OfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return (int)response.StatusCode < 400 ? new Hangs($"the host follows a {(int)response.StatusCode}") : new Failed(response.StatusCode);
        }

        if (response.Content.Headers.ContentType?.MediaType is not ("application/json" or "text/json"))
        {
            return new Hangs($"{(int)response.StatusCode} with {response.Content.Headers.ContentType}: {body}");
        }

        return Parse(body) is JsonObject answer && IsNullOr<JsonObject>(answer["Outputs"]) && IsNullOr<JsonArray>(answer["Logs"])
            ? new Succeeded(answer["Outputs"] as JsonObject)
            : new Hangs($"{(int)response.StatusCode} with a body that is no answer: {body}");
    }

    private static JsonNode? Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsNullOr<T>(JsonNode? node) => node is null or T;
}
