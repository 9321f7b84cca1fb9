using FeedWatch.Feeds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Fetching;

/// <summary>Asks over HTTP. Each hop is under the same deadline and the same guard; redirects, validators and unpacking are in our own hands.</summary>
public sealed partial class FeedFetcher : IFeedFetcher, IDisposable
{
    // Text, where the markup around it is ten times as long.
    private const int MostArticleBytes = 2 * 1024 * 1024;

    private readonly FetchOptions options;
    private readonly ServerPacer pacer;
    private readonly TimeProvider time;
    private readonly ILogger<FeedFetcher> logger;
    private readonly AddressGuard guard;
    private readonly HttpClient http;
    private readonly HttpClient publicHttp;
    private readonly ReplyReader feedReplies;
    private readonly ReplyReader articleReplies;
    private readonly string userAgent;

    public FeedFetcher(IOptions<FetchOptions> options, ServerPacer pacer, TimeProvider time, ILogger<FeedFetcher> logger)
    {
        this.options = options.Value;
        this.pacer = pacer;
        this.time = time;
        this.logger = logger;
        guard = new AddressGuard(this.options.AllowPrivate);
        http = FeedHttpClient.Create(this.options, guard, CertificateCheck.Strict, time);
        publicHttp = FeedHttpClient.Create(this.options, new AddressGuard([]), CertificateCheck.Strict, time);
        feedReplies = new ReplyReader(this.options.MaxBodyBytes, time);
        articleReplies = new ReplyReader(Math.Min(this.options.MaxBodyBytes, MostArticleBytes), time);
        userAgent = UserAgent.Of(this.options.Contact);
    }

    public Task<FetchResult> FetchAsync(Feed feed, FeedState state, CancellationToken cancellationToken) =>
        FetchAsync(new Fetch(feed, state.AdoptedUrl ?? feed.Url, state.Validators, IsArticle: false), cancellationToken);

    public Task<FetchResult> FetchArticleAsync(Feed feed, Uri link, CancellationToken cancellationToken) =>
        FetchAsync(new Fetch(feed, link, Validators: null, IsArticle: true), cancellationToken);

    public void Dispose()
    {
        http.Dispose();
        publicHttp.Dispose();
    }

    private async Task<FetchResult> FetchAsync(Fetch fetch, CancellationToken cancellationToken)
    {
        var result = await FetchInTimeAsync(fetch, cancellationToken);
        Log.Write(logger, fetch.Feed, result);
        return result;
    }

    private async Task<FetchResult> FetchInTimeAsync(Fetch fetch, CancellationToken cancellationToken)
    {
        if (FeedRequest.FindBadHeader(fetch.Feed) is { } name)
        {
            return FailureReason.Failed($"The header '{name}' cannot be sent; correct it in the feed's headers.");
        }

        if (!WebAddress.IsOne(fetch.Feed.Url) || !WebAddress.IsOne(fetch.Start))
        {
            return FailureReason.Failed("The address names no host that can be asked.");
        }

        using var deadline = new Deadline(options.Timeout, time);
        try
        {
            return await FollowAsync(fetch, deadline, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FailureReason.Failed(deadline.IsOver
                ? $"No whole reply within {options.Timeout.TotalSeconds:0.#} s."
                : $"No connection within {options.ConnectTimeout.TotalSeconds:0.#} s.");
        }
    }

    private async Task<FetchResult> FollowAsync(Fetch fetch, Deadline deadline, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);

        // A client shares its connections, so an exception needs a client of its own. Kept until the next poll its connections would be too old to use.
        var feed = fetch.Feed;
        using var own = feed.Certificate is null ? null : FeedHttpClient.Create(options, guard, new CertificateCheck(feed.Url.IdnHost, feed.Certificate), time);
        var trail = new Trail(Login.RemovedFrom(fetch.Start), guard);
        while (trail.Redirects <= options.MaxRedirects)
        {
            var before = trail.At;
            if (await AskAsync(MayBePrivate(fetch, before) ? own ?? http : publicHttp, fetch, trail, either.Token) is { } result)
            {
                return result;
            }

            Log.Redirected(logger, feed.Id, before.IdnHost, trail.At.IdnHost);
            if (trail.At.Authority != before.Authority)
            {
                await deadline.StandStillAsync(pacer.PassAsync(trail.At.Authority, cancellationToken));
            }
        }

        return FailureReason.Failed(trail.IsCircle
            ? $"{trail.At.Host} redirects in a circle."
            : $"More than {options.MaxRedirects} redirects, the last to {trail.At.Host}.");
    }

    // Whoever writes a public feed could otherwise make us read, and mail out, what only our own network can see.
    private bool MayBePrivate(Fetch fetch, Uri target) =>
        !fetch.IsArticle || guard.IsPrivate(fetch.Feed.Url.IdnHost) || string.Equals(fetch.Feed.Url.IdnHost, target.IdnHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>One hop. Null: the trail leads on.</summary>
    private async Task<FetchResult?> AskAsync(HttpClient client, Fetch fetch, Trail trail, CancellationToken cancellationToken)
    {
        try
        {
            using var request = fetch.IsArticle
                ? FeedRequest.CreateForArticle(fetch.Feed, trail.At, userAgent)
                : FeedRequest.Create(fetch.Feed, trail.At, fetch.Validators, userAgent);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!Redirect.Is(response.StatusCode))
            {
                var replies = fetch.IsArticle ? articleReplies : feedReplies;
                return Told(await replies.ReadAsync(response, fetch.Validators, trail.At, cancellationToken), trail);
            }

            if (Redirect.Target(response, trail.At) is not { } next)
            {
                return FailureReason.Failed($"{trail.At.Host} redirects to what is no http or https address.", response.StatusCode);
            }

            trail.Follow(next, response.StatusCode);
            return null;
        }
        catch (HttpRequestException exception)
        {
            return FailureReason.Failed(exception, fetch.Feed, trail.At);
        }
    }

    // An address is only worth moving to if the feed is there.
    private static FetchResult Told(FetchResult result, Trail trail) =>
        result with { AnsweredBy = trail.At, MovedTo = result is FetchResult.Fetched or FetchResult.NotModified ? trail.MovedTo : null };

    /// <param name="Start">Where to begin.</param>
    /// <param name="IsArticle">Of a page that a story links to, and not of the feed.</param>
    private sealed record Fetch(Feed Feed, Uri Start, Validators? Validators, bool IsArticle);

    private static partial class Log
    {
        public static void Write(ILogger logger, Feed feed, FetchResult result)
        {
            switch (result)
            {
                case FetchResult.Fetched fetched:
                    Fetched(logger, feed.Id, fetched.Body.Length, fetched.End);
                    break;
                case FetchResult.NotModified:
                    NotModified(logger, feed.Id);
                    break;
                case FetchResult.Gone:
                    Gone(logger, feed.Id);
                    break;
                case FetchResult.RateLimited limited:
                    RateLimited(logger, feed.Id, (int)limited.Status, limited.RetryAfter);
                    break;
                case FetchResult.Failed failed:
                    Failed(logger, feed.Id, failed.Reason);
                    break;
            }
        }

        [LoggerMessage(EventId = 2001, Level = LogLevel.Debug, Message = "Feed {FeedId} not modified")]
        public static partial void NotModified(ILogger logger, FeedId feedId);

        [LoggerMessage(EventId = 2002, Level = LogLevel.Debug, Message = "Feed {FeedId} fetched: {Bytes} bytes, {End}")]
        public static partial void Fetched(ILogger logger, FeedId feedId, int bytes, BodyEnd end);

        [LoggerMessage(EventId = 2003, Level = LogLevel.Debug, Message = "Feed {FeedId} redirected from {Server} to {NextServer}")]
        public static partial void Redirected(ILogger logger, FeedId feedId, string server, string nextServer);

        [LoggerMessage(EventId = 2004, Level = LogLevel.Debug, Message = "Feed {FeedId} could not be fetched: {Reason}")]
        public static partial void Failed(ILogger logger, FeedId feedId, string reason);

        [LoggerMessage(EventId = 2005, Level = LogLevel.Debug, Message = "Feed {FeedId} asks us to wait: {Status}, {RetryAfter}")]
        public static partial void RateLimited(ILogger logger, FeedId feedId, int status, TimeSpan retryAfter);

        [LoggerMessage(EventId = 2006, Level = LogLevel.Debug, Message = "Feed {FeedId} is gone for good, says its server")]
        public static partial void Gone(ILogger logger, FeedId feedId);
    }
}
