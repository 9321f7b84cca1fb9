using System.Net;
using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>What became of one request for a feed.</summary>
public abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>Where the feed has moved for good: as far as 301 and 308 alone led, from the first hop on. Null where nothing was read, where the first redirect was of another kind, led from https to http, or into our own network.</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>Who said so, after all redirects; null where nobody answered.</summary>
    public Uri? AnsweredBy { get; init; }

    /// <summary>For how long the server calls its answer fresh (Cache-Control max-age, else Expires less Date; less Age), capped at a day; null where it says nothing, or that it is not fresh.</summary>
    public TimeSpan? FreshFor { get; init; }

    /// <summary>A body came. <paramref name="End"/> says whether it is all of it.</summary>
    public sealed record Fetched(ReadOnlyMemory<byte> Body, string? ContentType, Validators Validators, Uri FinalUrl, BodyEnd End) : FetchResult;

    public sealed record NotModified : FetchResult;

    /// <summary>410: the owner says that the feed has ended. Polled on, slowly: owners err.</summary>
    public sealed record Gone : FetchResult;

    /// <summary>429 or 503 with a wish of when to come back, capped at a day.</summary>
    public sealed record RateLimited(HttpStatusCode Status, TimeSpan RetryAfter) : FetchResult;

    /// <summary>Anything else. <paramref name="Reason"/> is one line for a person, without control characters.</summary>
    public sealed record Failed(HttpStatusCode? Status, string Reason) : FetchResult
    {
        public FailureCause Cause { get; init; }
    }
}

/// <summary>Whose doing a failure is, where a person at our end can do something about it.</summary>
public enum FailureCause
{
    Other,

    /// <summary>The address is in our own network, which the settings do not allow.</summary>
    PrivateAddress,

    Certificate,

    /// <summary>The proxy cannot be reached, or does not want to.</summary>
    Proxy,
}

/// <summary>How the body of a reply ended.</summary>
public enum BodyEnd
{
    Whole,

    /// <summary>The connection was lost, or the compressed stream broke off, before the announced end.</summary>
    Cut,

    /// <summary>Our own limit on bytes stopped the reading.</summary>
    OverLimit,
}
