namespace FeedWatch.Parsing;

/// <summary>Why a body is no feed, for a person, with what to do about it.</summary>
internal static class NoFeed
{
    private const string WebPage = "this is a web page, not a feed: look for its feed with `feedwatch feeds find URL`";

    public static ParseResult.NotAFeed Empty { get; } = new("the reply was empty", NoFeedKind.Empty);

    public static ParseResult.NotAFeed NeitherXmlNorJson { get; } = new("the reply is neither XML nor JSON");

    public static ParseResult.NotAFeed OtherJson { get; } = new("this is JSON, but not a JSON Feed: its version does not name jsonfeed.org");

    public static ParseResult.NotAFeed OverLimit { get; } = new("the reply is larger than FeedWatch reads, and shows no feed in what it read");

    /// <returns>Null for what may be a feed.</returns>
    public static ParseResult.NotAFeed? For(Prolog prolog, ReadOnlySpan<char> text, Uri? url)
    {
        var root = LocalName(prolog.RootName);
        if ((IsHtml(prolog.DocumentType) && root is not ("rss" or "rdf" or "feed")) || root is "html" or "head" or "body" or "div" or "script")
        {
            return new ParseResult.NotAFeed(WebPage, NoFeedKind.Html) { Feeds = PageFeeds.NamedOn(text, url) };
        }

        return IsRootOfAFeed(root) ? null : For(root);
    }

    public static bool IsRootOfAFeed(string root) => LocalName(root) is "rss" or "rdf" or "feed" or "channel" or "urlset";

    /// <summary>For what looked like a feed and was none.</summary>
    public static ParseResult.NotAFeed For(Prolog prolog) =>
        prolog.IsSitemap ? For("urlset") : new ParseResult.NotAFeed("this is XML, but broken before the feed begins");

    private static ParseResult.NotAFeed For(string root) => new(root switch
    {
        "opml" => "this is a list of feeds (OPML), not a feed: add its feeds with `feedwatch feeds import`",
        "urlset" or "sitemapindex" => "this is a site map, not a feed: look for the site's feed with `feedwatch feeds find URL`",
        _ => $"this is XML, but not a feed: its root is <{root}>",
    });

    private static bool IsHtml(string? name) => "html".Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string LocalName(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
}
