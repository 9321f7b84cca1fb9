using System.Net;
using FeedWatch.Feeds;

namespace FeedWatch.Fetching;

/// <summary>Makes a result of a reply that sends us nowhere else.</summary>
/// <param name="mostBytes">That are read of a body.</param>
internal sealed class ReplyReader(int mostBytes, TimeProvider time)
{
    /// <param name="sent">The validators that went with the request.</param>
    /// <param name="url">Who answered.</param>
    public async Task<FetchResult> ReadAsync(HttpResponseMessage response, Validators? sent, Uri url, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified when sent is not (null or (null, null)):
                return new FetchResult.NotModified { FreshFor = Freshness.Read(response, time.GetUtcNow()) };
            case HttpStatusCode.Gone:
                return new FetchResult.Gone();
            case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
                when RetryAfter.Read(response.Headers, time.GetUtcNow()) is { } wait:
                return new FetchResult.RateLimited(response.StatusCode, wait);
        }

        return response.IsSuccessStatusCode
            ? await ReadBodyAsync(response, url, cancellationToken)
            : FailureReason.Failed(FailureReason.Of(response), response.StatusCode);
    }

    private async Task<FetchResult> ReadBodyAsync(HttpResponseMessage response, Uri url, CancellationToken cancellationToken)
    {
        var (body, end) = await BodyReader.ReadAsync(response.Content, mostBytes, cancellationToken);
        if (body.Length == 0 && end == BodyEnd.Cut)
        {
            return FailureReason.Failed($"{url.Host} sent nothing that can be read: the connection broke off, or the packing is damaged.");
        }

        // Nobody asked for a part: whoever sends one has not sent the whole.
        var reached = response.StatusCode == HttpStatusCode.PartialContent && end == BodyEnd.Whole ? BodyEnd.Cut : end;
        return new FetchResult.Fetched(body, ReplyHeaders.ContentType(response), ReplyHeaders.Validators(response), url, reached)
        {
            FreshFor = Freshness.Read(response, time.GetUtcNow()),
        };
    }
}
