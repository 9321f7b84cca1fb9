using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using FeedWatch.Host.Output;
using Microsoft.AspNetCore.Http;

namespace FeedWatch.Host.Functions.Pages;

/// <summary>A JSON document and its status.</summary>
internal sealed record PageAnswer(int Status, string Body)
{
    public const string ContentType = "application/json; charset=utf-8";

    private static readonly Dictionary<string, string> Fresh = new() { ["Cache-Control"] = "no-store" };

    public IReadOnlyDictionary<string, string> Headers { get; init; } = Fresh;

    public static PageAnswer Of<T>(int status, T value, JsonTypeInfo<T> type) => new(status, JsonSerializer.Serialize(value, type));

    public static PageAnswer Refusal(int status, string reason) => Of(status, new PageError(reason), PageJson.Readable.PageError);

    public PageAnswer With(string header, string value) => this with { Headers = new Dictionary<string, string>(Headers) { [header] = value } };

    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(Body);
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        foreach (var (header, value) in Headers)
        {
            response.Headers[header] = value;
        }

        await response.Body.WriteAsync(bytes, cancellationToken);
    }
}
