namespace FeedWatch.Parsing.Articles;

/// <summary>Finds the article among the menus, teasers and notices of a page. Asks nobody for anything, runs nothing of the page.</summary>
public interface IArticleExtractor
{
    /// <param name="page">Made by <see cref="ArticlePage"/>.</param>
    /// <param name="url">Where it was.</param>
    Task<Extraction> ExtractAsync(string page, Uri url, CancellationToken cancellationToken);
}
