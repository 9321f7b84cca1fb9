namespace FeedWatch;

/// <summary>Reads the article that a story links to, in the feed's name: same guards, limits and politeness as its polls.</summary>
public interface IArticleReader
{
    /// <summary>One try. Never throws for what a server or a page does.</summary>
    Task<ArticleResult> ReadAsync(ArticleRequest request, CancellationToken cancellationToken);
}
