using System.Net;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing.Articles;

namespace FeedWatch;

/// <summary>Fetches a page, finds the article in it and makes plain text of that.</summary>
public sealed class ArticleReader(IFeedFetcher fetcher, IArticleExtractor extractor, ServerPacer pacer) : IArticleReader
{
    public async Task<ArticleResult> ReadAsync(Feed feed, Uri link, CancellationToken cancellationToken)
    {
        // Whoever polls the feed has a turn at its server already.
        await pacer.PassAsync(link.Authority, cancellationToken);
        return await fetcher.FetchArticleAsync(feed, link, cancellationToken) switch
        {
            FetchResult.Fetched { End: not BodyEnd.Cut } fetched => await FindAsync(fetched, cancellationToken),
            FetchResult.RateLimited limited => new ArticleResult.Busy(limited.RetryAfter, limited.AnsweredBy),
            FetchResult.Failed { Status: HttpStatusCode.TooManyRequests } failed => new ArticleResult.Busy(Wish: null, failed.AnsweredBy),
            FetchResult.Gone or FetchResult.Failed { Status: HttpStatusCode.NotFound } or FetchResult.Failed { Cause: FailureCause.PrivateAddress } => new ArticleResult.Missing(),
            _ => new ArticleResult.Failed(),
        };
    }

    private async Task<ArticleResult> FindAsync(FetchResult.Fetched fetched, CancellationToken cancellationToken)
    {
        if (ArticlePage.Read(fetched.Body, fetched.ContentType) is not { } page)
        {
            return new ArticleResult.Missing();
        }

        var html = await extractor.ExtractAsync(page, fetched.FinalUrl, cancellationToken);
        return html is not null && ArticlePage.TextOf(html) is { Length: > 0 } text ? new ArticleResult.Read(text) : new ArticleResult.Unreadable();
    }
}
