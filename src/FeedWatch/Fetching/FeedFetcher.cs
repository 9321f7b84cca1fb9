using System.Net;
using FeedWatch.Feeds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Fetching;

/// <summary>Asks over HTTP. Each hop is under the same deadline and the same guard; redirects, validators and unpacking are in our own hands.</summary>
public sealed partial class FeedFetcher : IFeedFetcher, IDisposable
{
    private readonly FetchOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<FeedFetcher> logger;
    private readonly HttpClient http;
    private readonly string userAgent;

    public FeedFetcher(IOptions<FetchOptions> options, TimeProvider time, ILogger<FeedFetcher> logger)
    {
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
        http = FeedHttpClient.Create(this.options, time);
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
            return Failed($"The header '{name}' cannot be sent; correct it in the feed's headers.");
        }

        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await FollowAsync(feed, state, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(deadline.IsCancellationRequested
                ? $"No whole reply within {options.Timeout.TotalSeconds:0.#} s."
                : $"No connection within {options.ConnectTimeout.TotalSeconds:0.#} s.");
        }
    }

    private async Task<FetchResult> FollowAsync(Feed feed, FeedState state, CancellationToken cancellationToken)
    {
        var target = Redirect.WithoutCredentials(state.AdoptedUrl ?? feed.Url);
        for (var redirects = 0; redirects <= options.MaxRedirects; redirects++)
        {
            var (result, next) = await AskAsync(feed, state.Validators, target, cancellationToken);
            if (result is not null)
            {
                return result;
            }

            Log.Redirected(logger, feed.Id, target.IdnHost, next!.IdnHost);
            target = next;
        }

        return Failed($"More than {options.MaxRedirects} redirects, the last to {target.Host}.");
    }

    /// <summary>One hop: a result, or where to ask next.</summary>
    private async Task<(FetchResult? Result, Uri? Next)> AskAsync(Feed feed, Validators? validators, Uri target, CancellationToken cancellationToken)
    {
        try
        {
            using var request = FeedRequest.Create(feed, target, validators, userAgent);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!Redirect.Is(response.StatusCode))
            {
                return (await ReadAsync(response, validators, target, cancellationToken), null);
            }

            return Redirect.Target(response, target) is { } next
                ? (null, next)
                : (Failed($"{target.Host} redirects to what is no http or https address.", response.StatusCode), null);
        }
        catch (HttpRequestException exception)
        {
            return (Failed(FailureReason.Of(exception, target.Host)), null);
        }
    }

    private async Task<FetchResult> ReadAsync(HttpResponseMessage response, Validators? sent, Uri url, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified when sent is not (null or (null, null)):
                return new FetchResult.NotModified();
            case HttpStatusCode.Gone:
                return new FetchResult.Gone();
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
                when RetryAfter.Read(response.Headers, time.GetUtcNow()) is { } wait:
                return new FetchResult.RateLimited(response.StatusCode, wait);
        }

        return response.IsSuccessStatusCode
            ? await ReadBodyAsync(response, url, cancellationToken)
            : Failed(FailureReason.Of(response), response.StatusCode);
    }

    private async Task<FetchResult> ReadBodyAsync(HttpResponseMessage response, Uri url, CancellationToken cancellationToken)
    {
        var (body, end) = await BodyReader.ReadAsync(response.Content, options.MaxBodyBytes, cancellationToken);
        if (body.Length == 0 && end == BodyEnd.Cut)
        {
            return Failed($"{url.Host} sent nothing that can be read: the connection broke off, or the packing is damaged.");
        }

        // Nobody asked for a part: whoever sends one has not sent the whole.
        var reached = response.StatusCode == HttpStatusCode.PartialContent && end == BodyEnd.Whole ? BodyEnd.Cut : end;
        return new FetchResult.Fetched(body, ReplyHeaders.ContentType(response), ReplyHeaders.Validators(response), url, reached);
    }

    private static FetchResult.Failed Failed(string reason, HttpStatusCode? status = null) => new(status, FailureReason.OneLine(reason));

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
