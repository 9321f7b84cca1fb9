using System.Net;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>Asks once for what belongs to a feed besides its document, in the feed's name: the same guard, limits and secrets, one request after the other, until all of it has taken too much.</summary>
internal sealed class OlderPages(Feed feed, IFeedFetcher fetcher, IFeedParser parser, ServerPacer pacer, TimeProvider time)
{
    private const int MostCharacters = 8_000_000;
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(5);

    private readonly long begunAt = time.GetTimestamp();
    private int characters;
    private bool isTurnedAway;
    private bool hasFailed;

    /// <summary>Something could not be read that may be there at the next look.</summary>
    public bool HasFailed => hasFailed && !isTurnedAway;

    // Whoever polls holds the server meanwhile, and has all that was read in memory.
    private bool IsOver => isTurnedAway || characters >= MostCharacters || time.GetElapsedTime(begunAt) >= MostTime;

    /// <summary>Null where there is nothing, and from when on it is enough.</summary>
    public async Task<FetchResult.Fetched?> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        if (IsOver)
        {
            return null;
        }

        // Whoever polls the feed has a turn at its server already.
        await pacer.PassAsync(url.Authority, cancellationToken);
        var answer = await fetcher.FetchAsync(feed, FeedState.Unknown(feed.Id) with { AdoptedUrl = url }, cancellationToken);
        isTurnedAway = answer is FetchResult.RateLimited or FetchResult.Failed { Status: HttpStatusCode.TooManyRequests };
        hasFailed |= answer is FetchResult.Failed { Status: null or >= HttpStatusCode.InternalServerError };
        return answer as FetchResult.Fetched;
    }

    /// <summary>Null where there is nothing, or nothing that can be read.</summary>
    public async Task<FeedDocument?> ReadAsync(Uri url, CancellationToken cancellationToken)
    {
        if (await FetchAsync(url, cancellationToken) is { } fetched && parser.Parse(fetched.Body, fetched.ContentType, fetched.FinalUrl) is ParseResult.Parsed parsed)
        {
            characters += parsed.Document.Entries.Sum(entry => entry.Title.Length + entry.Summary.Length + entry.Content.Length);
            return parsed.Document;
        }

        return null;
    }
}
