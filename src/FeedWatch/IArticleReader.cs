using FeedWatch.Feeds;

namespace FeedWatch;

/// <summary>Reads the article that a story links to, in the feed's name: same guards, limits and politeness as its polls.</summary>
public interface IArticleReader
{
    /// <summary>One try. Never throws for what a server or a page does.</summary>
    /// <param name="feed">In whose name.</param>
    /// <param name="link">Of the story.</param>
    /// <param name="homePage">Of the feed, which is nobody's article; null: it names none.</param>
    Task<ArticleResult> ReadAsync(Feed feed, Uri link, Uri? homePage, CancellationToken cancellationToken);
}
