using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>One line for a person on why a feed could not be had, with what to do where we know.</summary>
internal static class FailureReason
{
    private const int MostCharacters = 300;

    public static FetchResult.Failed Failed(string reason, HttpStatusCode? status = null) => new(status, OneLine(reason));

    public static string Of(HttpResponseMessage response)
    {
        var phrase = string.IsNullOrWhiteSpace(response.ReasonPhrase) ? response.StatusCode.ToString() : response.ReasonPhrase;
        var line = string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} {phrase}");
        return HintFor(response.StatusCode) is { } hint ? $"{line}: {hint}" : line;
    }

    /// <param name="feed">Whose fetch it was.</param>
    /// <param name="target">Where it failed: the feed's address, or where that redirects to.</param>
    public static FetchResult.Failed Failed(HttpRequestException exception, Feed feed, Uri target) => exception.InnerException switch
    {
        AddressRefusedException refused => Failed(refused.Message) with { Cause = FailureCause.PrivateAddress },
        CertificateRefusedException refused => Failed($"{refused.Message} {WayRound(refused, feed, target)}") with { Cause = FailureCause.Certificate },
        ProxyUnreachableException unreachable => Failed(unreachable.Message) with { Cause = FailureCause.Proxy },
        _ when exception.HttpRequestError == HttpRequestError.ProxyTunnelError => Failed($"The proxy refuses to connect to {target.Host}: {exception.Message}") with { Cause = FailureCause.Proxy },
        _ => Failed(Of(exception, target.Host)),
    };

    private static string Of(HttpRequestException exception, string host) => exception.InnerException switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => $"{host} refused the connection.",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } => $"The name {host} is unknown; check the feed's address.",
        SocketException { SocketErrorCode: SocketError.TryAgain } => $"The name {host} cannot be looked up just now.",
        var inner => Of(exception.HttpRequestError, host, inner?.Message ?? exception.Message),
    };

    private static string WayRound(CertificateRefusedException refused, Feed feed, Uri target)
    {
        if (!string.Equals(feed.Url.IdnHost, target.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            return "The feed redirects there; `certificate:` makes an exception only for the host of its url.";
        }

        return feed.Certificate is null
            ? $"If that is known and meant, write `certificate: {refused.Shown}` at the feed."
            : $"The feed's `certificate` is of another one; if it was renewed, write {refused.Shown}.";
    }

    /// <summary>Text from outside may hold anything; a reason goes to terminals, logs and mails.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MostCharacters));
        foreach (var rune in text.EnumerateRunes().Take(MostCharacters))
        {
            line.Append(IsPlain(rune) ? rune.ToString() : " ");
        }

        return line.ToString().Trim();
    }

    private static string? HintFor(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotModified => "the server says 'not modified' to a request without conditions",
        HttpStatusCode.Unauthorized => "the server wants a login, or another one; write it as the feed's `login`",
        HttpStatusCode.Forbidden => "the server refuses programs or wants a login; set Fetch:Contact, or ask its owner",
        HttpStatusCode.ProxyAuthenticationRequired => "the proxy wants a login, or another one; write it into Fetch:Proxy",
        HttpStatusCode.NotFound => "nothing is at this address; look for the feed's new one",
        >= HttpStatusCode.InternalServerError => "the server has a problem of its own",
        _ => null,
    };

    private static string Of(HttpRequestError error, string host, string detail) => error switch
    {
        HttpRequestError.SecureConnectionError => $"No secure connection to {host}: {detail}",
        HttpRequestError.ConnectionError => $"No connection to {host}: {detail}",
        HttpRequestError.ResponseEnded => $"{host} closed the connection in the middle of its reply.",
        HttpRequestError.ConfigurationLimitExceeded => $"{host} sent more headers than we take (64 KB).",
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => $"{host} does not speak proper HTTP: {detail}",
        _ => $"No reply from {host}: {detail}",
    };

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
