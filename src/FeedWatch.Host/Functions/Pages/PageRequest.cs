using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace FeedWatch.Host.Functions.Pages;

/// <summary>What somebody asks of the HTTP function, whichever way the host hands it on.</summary>
/// <param name="Path">With the prefix that the host puts before every route.</param>
/// <param name="QueryString">As it stands in the address. It may hold the key of the function: never log it.</param>
internal sealed record PageRequest(string Method, string Path, string QueryString)
{
    /// <summary>routePrefix in host.json.</summary>
    public const string Prefix = "/api";

    private readonly Lazy<Dictionary<string, StringValues>> query = new(() => QueryHelpers.ParseQuery(QueryString));

    /// <summary>The last value of that name; null: there is none.</summary>
    public string? this[string name] => query.Value.TryGetValue(name, out var values) && values is [.., { Length: > 0 } last] ? last : null;

    /// <summary>The host's JSON form, with the address whole and the values of its own Query joined by commas. Null: it has no method or address.</summary>
    public static PageRequest? Of(JsonElement data) =>
        Text(data, "Method") is { } method && Uri.TryCreate(Text(data, "Url"), UriKind.Absolute, out var url)
            ? new PageRequest(method, Uri.UnescapeDataString(url.AbsolutePath), url.Query)
            : null;

    private static string? Text(JsonElement data, string name) =>
        data.ValueKind == JsonValueKind.Object && data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
