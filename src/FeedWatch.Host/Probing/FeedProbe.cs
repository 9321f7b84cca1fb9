using System.Diagnostics;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Probing;

/// <summary>Asks for a feed once and reads it, and remembers nothing: no state is read or written.</summary>
public sealed class FeedProbe(IFeedFetcher fetcher, IFeedParser parser, ServerPacer pacer)
{
    public async Task<ProbeResult> AskAsync(Feed feed, CancellationToken cancellationToken)
    {
        using var turn = await pacer.EnterAsync(feed.Url.Authority, cancellationToken);
        return await fetcher.FetchAsync(feed, FeedState.Unknown(feed.Id), cancellationToken) switch
        {
            FetchResult.Fetched fetched => Read(fetched),
            FetchResult.Gone => new ProbeResult.Failed("The server says that the feed has ended (410).", "Remove it, or look for its successor with `feedwatch feeds find`."),
            FetchResult.RateLimited limited => new ProbeResult.Failed($"The server asks to be left alone for {limited.RetryAfter} ({(int)limited.Status}).", "Poll it less often: `every: 1h`."),
            FetchResult.Failed failed => new ProbeResult.Failed(failed.Reason, ProbeAdvice.For(failed)),
            _ => throw new UnreachableException("A feed without validators cannot be unchanged."),
        };
    }

    private ProbeResult Read(FetchResult.Fetched fetched) => parser.Parse(fetched.Body, fetched.ContentType, fetched.FinalUrl) switch
    {
        ParseResult.Parsed parsed => new ProbeResult.Readable(parsed.Document, fetched.FinalUrl, fetched.End, fetched.MovedTo),
        ParseResult.NotAFeed notAFeed => new ProbeResult.NotAFeed(notAFeed.Reason, fetched.Body, fetched.FinalUrl),
        _ => throw new UnreachableException(),
    };
}
