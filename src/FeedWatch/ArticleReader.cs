using System.Diagnostics;
using System.Net;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing.Articles;

namespace FeedWatch;

/// <summary>Fetches a page, finds the article in it and makes plain text of that.</summary>
public sealed class ArticleReader(IFeedFetcher fetcher, IArticleExtractor extractor, ServerPacer pacer) : IArticleReader
{
    public async Task<ArticleResult> ReadAsync(Feed feed, Uri link, Uri? homePage, CancellationToken cancellationToken)
    {
        // Whoever polls the feed has a turn at its server already.
        await pacer.PassAsync(link.Authority, cancellationToken);
        return await fetcher.FetchArticleAsync(feed, link, cancellationToken) switch
        {
            FetchResult.Fetched fetched when !ArticleAddress.IsOfAStory(link, fetched.FinalUrl, homePage) => new ArticleResult.Unreadable(),
            FetchResult.Fetched { End: not BodyEnd.Cut } fetched => await FindAsync(fetched, cancellationToken),
            FetchResult.RateLimited limited => new ArticleResult.Busy(limited.RetryAfter, limited.AnsweredBy),
            FetchResult.Failed { Status: HttpStatusCode.TooManyRequests } failed => new ArticleResult.Busy(Wish: null, failed.AnsweredBy),
            FetchResult.Failed { Status: HttpStatusCode.NotFound } => new ArticleResult.NotThere(),
            FetchResult.Gone or FetchResult.Failed { Cause: FailureCause.PrivateAddress } => new ArticleResult.Missing(),
            _ => new ArticleResult.Failed(),
        };
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
