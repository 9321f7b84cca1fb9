using System.Diagnostics;
using System.Net;
using FeedWatch.Fetching;
using FeedWatch.Parsing.Articles;

namespace FeedWatch;

/// <summary>Fetches a page, finds the article in it and makes plain text of that.</summary>
public sealed class ArticleReader(IFeedFetcher fetcher, IArticleExtractor extractor, ServerPacer pacer, ArticleRests rests) : IArticleReader
{
    // All places at a server are taken. Feeds are visited for their articles once a minute.
    private static readonly TimeSpan UntilAPlaceIsFree = TimeSpan.FromMinutes(1);

    public async Task<ArticleResult> ReadAsync(ArticleRequest request, CancellationToken cancellationToken)
    {
        var server = request.Link.Authority;
        if (rests.LeftOf(server) is { } rest)
        {
            return new ArticleResult.NotAsked(rest);
        }

        if (request.IsAtHeldServer)
        {
            await pacer.PassAsync(server, cancellationToken);
            return await AskAsync(request, cancellationToken);
        }

        using var turn = await pacer.TryEnterAsync(server, cancellationToken);
        return turn is null ? new ArticleResult.NotAsked(UntilAPlaceIsFree) : await AskAsync(request, cancellationToken);
    }

    private async Task<ArticleResult> AskAsync(ArticleRequest request, CancellationToken cancellationToken)
    {
        // Another feed may have been told during the pause.
        var link = request.Link;
        if (rests.LeftOf(link.Authority) is { } rest)
        {
            return new ArticleResult.NotAsked(rest);
        }

        return await fetcher.FetchArticleAsync(request.Feed, link, cancellationToken) switch
        {
            FetchResult.Fetched fetched when !ArticleAddress.IsOfAStory(link, fetched.FinalUrl, request.HomePage) => new ArticleResult.Unreadable(),
            FetchResult.Fetched { End: not BodyEnd.Cut } fetched => await FindAsync(fetched, cancellationToken),
            FetchResult.RateLimited limited => LeaveAlone(limited.RetryAfter, limited.AnsweredBy ?? link),
            FetchResult.Failed { Status: HttpStatusCode.TooManyRequests } failed => LeaveAlone(wish: null, failed.AnsweredBy ?? link),
            FetchResult.Failed { Status: HttpStatusCode.NotFound } => new ArticleResult.NotThere(),
            FetchResult.Gone or FetchResult.Failed { Cause: FailureCause.PrivateAddress } => new ArticleResult.Missing(),
            _ => new ArticleResult.Failed(),
        };
    }

    private ArticleResult.Busy LeaveAlone(TimeSpan? wish, Uri by)
    {
        rests.Ask(by.Authority, wish ?? ArticleRests.Usual);
        return new ArticleResult.Busy(wish, by);
    }

    private async Task<ArticleResult> FindAsync(FetchResult.Fetched fetched, CancellationToken cancellationToken)
    {
        if (ArticlePage.Read(fetched.Body, fetched.ContentType) is not { } page)
        {
            return new ArticleResult.Missing();
        }

        return await extractor.ExtractAsync(page, fetched.FinalUrl, cancellationToken) switch
        {
            Extraction.Found found when ArticlePage.TextOf(found.Html) is { Length: > 0 } text => new ArticleResult.Read(text, fetched.FinalUrl),
            Extraction.Found or Extraction.None => new ArticleResult.Unreadable(),
            Extraction.Busy => new ArticleResult.Failed(),
            _ => throw new UnreachableException(),
        };
    }
}
