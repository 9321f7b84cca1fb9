using FeedWatch.Feeds;

namespace FeedWatch;

/// <summary>Whether a link still led to a story: a publisher sends who asks for what is gone, or has not agreed to cookies yet, to another page, which says 200. Pure.</summary>
internal static class ArticleAddress
{
    /// <param name="link">Of the story.</param>
    /// <param name="final">Where its redirects ended.</param>
    /// <param name="homePage">Of the feed; null: it names none.</param>
    public static bool IsOfAStory(Uri link, Uri final, Uri? homePage) =>
        IsSame(link, final) || !(IsFrontPage(link, final) || (homePage is not null && IsSame(homePage, final)) || LeadsBack(final, link));

    /// <summary>Equal for addresses that are one page.</summary>
    public static string KeyOf(Uri address) => CanonicalUrl.OfStory(address);

    private static bool IsSame(Uri one, Uri other) => KeyOf(one) == KeyOf(other);

    // A front page of the link's own server is one with any query; elsewhere "/?p=123" may be the story that a short link stands for.
    private static bool IsFrontPage(Uri link, Uri final) =>
        CanonicalUrl.IsFrontPage(final)
        || (final.AbsolutePath == "/" && link.AbsolutePath != "/" && string.Equals(final.IdnHost, link.IdnHost, StringComparison.OrdinalIgnoreCase));

    // A page that asks for consent or a login has in its query where to go on to.
    private static bool LeadsBack(Uri final, Uri link)
    {
        var (query, path) = (Uri.UnescapeDataString(final.Query), Uri.UnescapeDataString(link.AbsolutePath));
        return final.AbsolutePath != link.AbsolutePath && path.Length > 1
            && (query.Contains(link.IdnHost + path, StringComparison.OrdinalIgnoreCase) || query.Contains('=' + path, StringComparison.Ordinal));
    }
}
