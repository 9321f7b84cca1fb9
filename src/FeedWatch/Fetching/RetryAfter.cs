using System.Globalization;
using System.Net.Http.Headers;

namespace FeedWatch.Fetching;

/// <summary>The server's wish of when to come back, in seconds or as a date (RFC 9110, 10.2.3).</summary>
internal static class RetryAfter
{
    // Some servers ask for a year.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>Null where there is none that can be understood. A date that is past is no wait at all.</summary>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.NonValidated.TryGetValues("Retry-After", out var values) && values.FirstOrDefault() is { } value && IsNumber(value))
        {
            return double.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < Longest.TotalSeconds
                ? TimeSpan.FromSeconds(seconds)
                : Longest;
        }

        return headers.RetryAfter?.Date is { } date ? Limited(date - now) : null;
    }

    // Long numbers too, which the header's own parser refuses.
    private static bool IsNumber(string value) => value.Length > 0 && value.All(char.IsAsciiDigit);

    private static TimeSpan Limited(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
