using FeedWatch.Feeds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Fetching;

/// <summary>Asks over HTTP. Each hop is under the same deadline and the same guard; redirects, validators and unpacking are in our own hands.</summary>
public sealed partial class FeedFetcher : IFeedFetcher, IDisposable
{
    private readonly FetchOptions options;
    private readonly ServerPacer pacer;
    private readonly TimeProvider time;
    private readonly ILogger<FeedFetcher> logger;
    private readonly AddressGuard guard;
    private readonly ReplyReader replies;
    private readonly HttpClient http;
    private readonly string userAgent;

    public FeedFetcher(IOptions<FetchOptions> options, ServerPacer pacer, TimeProvider time, ILogger<FeedFetcher> logger)
    {
        this.options = options.Value;
        this.pacer = pacer;
        this.time = time;
        this.logger = logger;
        guard = new AddressGuard(this.options.AllowPrivate);
        replies = new ReplyReader(this.options, time);
        http = FeedHttpClient.Create(this.options, guard, CertificateCheck.Strict, time);
        userAgent = UserAgent.Of(this.options.Contact);
    }

    public async Task<FetchResult> FetchAsync(Feed feed, FeedState state, CancellationToken cancellationToken)
    {
        var result = await FetchInTimeAsync(feed, state, cancellationToken);
        Log.Write(logger, feed, result);
        return result;
    }

    public void Dispose() => http.Dispose();

    private async Task<FetchResult> FetchInTimeAsync(Feed feed, FeedState state, CancellationToken cancellationToken)
    {
        if (FeedRequest.FindBadHeader(feed) is { } name)
        {
            return FailureReason.Failed($"The header '{name}' cannot be sent; correct it in the feed's headers.");
        }

        if (!WebAddress.IsOne(feed.Url) || (state.AdoptedUrl is { } adopted && !WebAddress.IsOne(adopted)))
        {
            return FailureReason.Failed("The address names no host that can be asked.");
        }

        using var deadline = new Deadline(options.Timeout, time);
        try
        {
            return await FollowAsync(feed, state, deadline, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FailureReason.Failed(deadline.IsOver
                ? $"No whole reply within {options.Timeout.TotalSeconds:0.#} s."
                : $"No connection within {options.ConnectTimeout.TotalSeconds:0.#} s.");
        }
    }

    private async Task<FetchResult> FollowAsync(Feed feed, FeedState state, Deadline deadline, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);

        // A client shares its connections, so an exception needs a client of its own. Kept until the next poll its connections would be too old to use.
        using var own = feed.Certificate is null ? null : FeedHttpClient.Create(options, guard, new CertificateCheck(feed.Url.IdnHost, feed.Certificate), time);
        var trail = new Trail(Login.RemovedFrom(state.AdoptedUrl ?? feed.Url), guard);
        while (trail.Redirects <= options.MaxRedirects)
        {
            var before = trail.At;
            if (await AskAsync(own ?? http, feed, state.Validators, trail, either.Token) is { } result)
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

    /// <summary>One hop. Null: the trail leads on.</summary>
    private async Task<FetchResult?> AskAsync(HttpClient client, Feed feed, Validators? validators, Trail trail, CancellationToken cancellationToken)
    {
        try
        {
            using var request = FeedRequest.Create(feed, trail.At, validators, userAgent);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!Redirect.Is(response.StatusCode))
            {
                return Told(await replies.ReadAsync(response, validators, trail.At, cancellationToken), trail);
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
            return FailureReason.Failed(exception, feed, trail.At);
        }
    }

    // An address is only worth moving to if the feed is there.
    private static FetchResult Told(FetchResult result, Trail trail) =>
        result with { AnsweredBy = trail.At, MovedTo = result is FetchResult.Fetched or FetchResult.NotModified ? trail.MovedTo : null };

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
