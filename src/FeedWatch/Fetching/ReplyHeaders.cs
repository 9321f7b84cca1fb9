using System.Net.Http.Headers;
using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>Headers just as they came: parsing would drop a bare ETag and re-spell a date.</summary>
internal static class ReplyHeaders
{
    // Kept in the state and sent with every request: one that is longer is no use to us.
    private const int LongestValidator = 1_000;

    public static Validators Validators(HttpResponseMessage response) => new(
        Validator(response.Headers.NonValidated, "ETag"),
        Validator(response.Content.Headers.NonValidated, "Last-Modified"));

    public static string? ContentType(HttpResponseMessage response) => First(response.Content.Headers.NonValidated, "Content-Type");

    private static string? Validator(HttpHeadersNonValidated headers, string name) =>
        First(headers, name) is { Length: > 0 and <= LongestValidator } value ? value : null;

    private static string? First(HttpHeadersNonValidated headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
