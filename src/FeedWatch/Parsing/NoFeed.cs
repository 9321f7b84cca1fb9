namespace FeedWatch.Parsing;

/// <summary>Why a body is no feed, for a person, with what to do about it.</summary>
internal static class NoFeed
{
    public const string Empty = "the reply was empty";
    public const string NeitherXmlNorJson = "the reply is neither XML nor JSON";
    public const string OtherJson = "this is JSON, but not a JSON Feed: its version does not name jsonfeed.org";
    public const string BrokenAtStart = "this is XML, but broken before the feed begins";

    public const string OverLimit = "the reply is larger than FeedWatch reads, and shows no feed in what it read";

    private const string WebPage = "this is a web page, not a feed: look for its feed with `feedwatch feeds find URL`";
    private const string DocumentType = "the document declares a DOCTYPE, which FeedWatch refuses: it can be used to read files and fill memory";

    /// <returns>Null for a feed.</returns>
    public static string? ReasonFor(Prolog prolog)
    {
        if (IsHtml(prolog.DocumentType) || IsHtml(prolog.RootName))
        {
            return WebPage;
        }

        return prolog.DocumentType is not null ? DocumentType : ForRoot(LocalName(prolog.RootName));
    }

    private static string? ForRoot(string root) => root switch
    {
        "rss" or "rdf" or "feed" => null,
        "opml" => "this is a list of feeds (OPML), not a feed: add its feeds with `feedwatch feeds import`",
        "urlset" or "sitemapindex" => "this is a site map, not a feed: look for the site's feed with `feedwatch feeds find URL`",
        "head" or "body" or "div" or "script" => WebPage,
        _ => $"this is XML, but not a feed: its root is <{root}>",
    };

    private static bool IsHtml(string? name) => "html".Equals(name, StringComparison.OrdinalIgnoreCase);

    private static string LocalName(string name) => name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..].ToLowerInvariant();
}
