namespace FeedWatch.Parsing.Articles;

/// <summary>Finds the article among the menus, teasers and notices of a page. Asks nobody for anything, runs nothing of the page.</summary>
public interface IArticleExtractor
{
    /// <summary>Its HTML; null where the page holds no article, or it takes too long to find.</summary>
    /// <param name="page">Made by <see cref="ArticlePage"/>.</param>
    /// <param name="url">Where it was.</param>
    Task<string?> ExtractAsync(string page, Uri url, CancellationToken cancellationToken);
}
