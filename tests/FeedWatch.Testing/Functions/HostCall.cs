using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FeedWatch.Testing.Functions;

/// <summary>Requests as the Functions host sends them: chunked, without a length, with its own headers.</summary>
public static class HostCall
{
    public const string Version = "4.1037.0.0";

    private static readonly JsonSerializerOptions AsTheHost = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static HttpRequestMessage Function(string name, string invocation, JsonNode data, JsonNode metadata)
    {
        var body = new JsonObject { ["Data"] = data, ["Metadata"] = metadata };
        var request = Request(HttpMethod.Post, $"/{name}", invocation);
        request.Content = new ChunkedContent(body.ToJsonString(AsTheHost));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.TransferEncodingChunked = true;
        return request;
    }

    /// <param name="last">Null: a schedule with several runs a minute, of which the host keeps no status.</param>
    public static HttpRequestMessage Timer(FunctionFile function, string invocation, DateTimeOffset now, DateTimeOffset? last, bool isPastDue = false)
    {
        var status = last is null ? null : new JsonObject { ["Last"] = last, ["Next"] = now.AddMinutes(1), ["LastUpdated"] = last };
        var tick = new JsonObject { ["Schedule"] = new JsonObject { ["AdjustForDST"] = true }, ["ScheduleStatus"] = status, ["IsPastDue"] = isPastDue };
        return Function(function.Name, invocation, new JsonObject { [function.Trigger.Name] = tick }, new JsonObject { ["sys"] = Sys(function.Name, invocation, now) });
    }

    /// <summary>The text twice encoded, and what it holds copied over the metadata, whatever its case.</summary>
    public static HttpRequestMessage Queue(FunctionFile function, string invocation, DateTimeOffset now, string text, long dequeueCount, string id, string receipt)
    {
        var metadata = new JsonObject
        {
            ["DequeueCount"] = $"{dequeueCount}",
            ["ExpirationTime"] = DateTimeOffset.MaxValue,
            ["Id"] = Quoted(id),
            ["InsertionTime"] = now,
            ["NextVisibleTime"] = now.AddMinutes(10),
            ["PopReceipt"] = Quoted(receipt),
            ["sys"] = Sys(function.Name, invocation, now),
        };
        CopyProperties(text, metadata);
        return Function(function.Name, invocation, new JsonObject { [function.Trigger.Name] = Quoted(text) }, metadata);
    }

    /// <summary>The JSON form, which a third binding would switch to.</summary>
    public static HttpRequestMessage Http(FunctionFile function, string invocation, DateTimeOffset now, string method, Uri url)
    {
        var call = new JsonObject
        {
            ["Url"] = url.AbsoluteUri,
            ["Method"] = method,
            ["Query"] = new JsonObject(),
            ["Headers"] = new JsonObject { ["Accept"] = new JsonArray("*/*") },
            ["Params"] = new JsonObject { ["path"] = url.Segments[^1] },
            ["Identities"] = new JsonArray(),
        };
        return Function(function.Name, invocation, new JsonObject { [function.Trigger.Name] = call }, new JsonObject { ["sys"] = Sys(function.Name, invocation, now) });
    }

    /// <summary>The original request, passed on as it came.</summary>
    public static HttpRequestMessage Forwarded(HttpMethod method, string pathAndQuery, string invocation) => Request(method, pathAndQuery, invocation);

    private static HttpRequestMessage Request(HttpMethod method, string path, string invocation)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("X-Azure-Functions-HostVersion", Version);
        request.Headers.TryAddWithoutValidation("X-Azure-Functions-InvocationId", invocation);
        request.Headers.TryAddWithoutValidation("User-Agent", $"Azure-Functions-Host/{Version}");
        return request;
    }

    private static void CopyProperties(string text, JsonObject metadata)
    {
        JsonObject? message;
        try
        {
            message = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return;
        }

        foreach (var (name, value) in message ?? [])
        {
            foreach (var same in metadata.Select(property => property.Key).Where(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase)).ToList())
            {
                metadata.Remove(same);
            }

            metadata[name] = Quoted(value?.ToString() ?? string.Empty);
        }
    }

    private static JsonObject Sys(string function, string invocation, DateTimeOffset now) => new() { ["MethodName"] = function, ["UtcNow"] = now, ["RandGuid"] = invocation };

    private static string Quoted(string text) => JsonSerializer.Serialize(text, AsTheHost);

    /// <summary>Does not know its length, so that it is sent in chunks.</summary>
    private sealed class ChunkedContent(string text) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
