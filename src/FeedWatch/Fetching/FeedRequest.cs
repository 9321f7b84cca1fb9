using System.Net;
using System.Text;
using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>Makes the request for one feed at one address. What the configuration keeps for the feed's own server goes to no other.</summary>
public static class FeedRequest
{
    private const string AcceptArticle = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5";

    private const string Accept =
        "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";

    public static HttpRequestMessage Create(Feed feed, Uri target, Validators? validators, string userAgent) => Create(feed, target, validators, userAgent, Accept);

    /// <summary>For a page that a story of the feed links to.</summary>
    public static HttpRequestMessage CreateForArticle(Feed feed, Uri target, string userAgent) => Create(feed, target, validators: null, userAgent, AcceptArticle);

    private static HttpRequestMessage Create(Feed feed, Uri target, Validators? validators, string userAgent, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, target)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (IsOwnServer(feed, target))
        {
            AddOwn(request, feed);
        }

        Add(request, "Accept", accept);
        Add(request, "Accept-Encoding", "gzip, deflate, br");
        Add(request, "User-Agent", userAgent);
        Set(request, "If-None-Match", validators?.ETag);
        Set(request, "If-Modified-Since", validators?.LastModified);
        return request;
    }

    /// <summary>The name of a configured header that HTTP cannot carry; null where all are well.</summary>
    public static string? FindBadHeader(Feed feed)
    {
        using var probe = new HttpRequestMessage();
        return feed.Headers.FirstOrDefault(header => header.Value.Any(char.IsControl) || !probe.Headers.TryAddWithoutValidation(header.Key, header.Value)).Key;
    }

    /// <summary>The very server that was configured, or the same one grown up to https.</summary>
    public static bool IsOwnServer(Feed feed, Uri target)
    {
        var own = feed.Url;
        var sameEnd = own.Scheme == target.Scheme
            ? own.Port == target.Port
            : own is { Scheme: "http", IsDefaultPort: true } && target is { Scheme: "https", IsDefaultPort: true };
        return sameEnd && string.Equals(own.IdnHost, target.IdnHost, StringComparison.OrdinalIgnoreCase);
    }

    private static void AddOwn(HttpRequestMessage request, Feed feed)
    {
        foreach (var (name, value) in feed.Headers)
        {
            Set(request, name, value);
        }

        if ((feed.Login ?? Login.In(feed.Url)) is { } login)
        {
            var token = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.User}:{login.Password}"));
            Add(request, "Authorization", $"Basic {token}");
        }
    }

    // What the configuration says of its own feed goes before what we would say.
    private static void Add(HttpRequestMessage request, string name, string value)
    {
        if (!request.Headers.NonValidated.Contains(name))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    private static void Set(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
