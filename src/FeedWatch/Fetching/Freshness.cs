using System.Globalization;
using System.Net.Http.Headers;

namespace FeedWatch.Fetching;

/// <summary>For how long a server calls its reply fresh (RFC 9111, 4.2.1). Read as it came: one directive that no standard knows must not cost us the others.</summary>
internal static class Freshness
{
    // Static servers say a year of everything they have.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Null where the server says nothing that can be understood, or that the reply is not fresh at all.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, DateTimeOffset now)
    {
        var directives = Directives(response.Headers);
        if (directives.Exists(directive => directive.Name is "no-store" or "no-cache"))
        {
            return null;
        }

        // s-maxage is for caches that many share, which we are not.
        var maxAge = directives.Find(directive => directive.Name == "max-age").Value;
        var lifetime = maxAge is null ? Expiry(response, now) : Seconds(maxAge);
        return lifetime - Age(response.Headers) is { } left && left > TimeSpan.Zero ? Shorter(left, Longest) : null;
    }

    private static List<(string Name, string? Value)> Directives(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("Cache-Control", out var values)
            ? [.. values.SelectMany(value => value.Split(',')).Select(Directive)]
            : [];

    private static (string Name, string? Value) Directive(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return (parts[0].ToLowerInvariant(), parts.Length == 2 ? parts[1].Trim('"') : null);
    }

    private static TimeSpan? Expiry(HttpResponseMessage response, DateTimeOffset now) =>
        response.Content.Headers.Expires is { } expires ? expires - (response.Headers.Date ?? now) : null;

    private static TimeSpan Age(HttpResponseHeaders headers) =>
        headers.NonValidated.TryGetValues("Age", out var values) && Seconds(values.First()) is { } age ? age : TimeSpan.Zero;

    // More digits than a number can hold are a long time all the same.
    private static TimeSpan? Seconds(string text)
    {
        if (text.Length == 0 || !text.All(char.IsAsciiDigit))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromSeconds(int.MaxValue);
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
