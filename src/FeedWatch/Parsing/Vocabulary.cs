namespace FeedWatch.Parsing;

/// <summary>Which of the languages that feeds are written in an element belongs to.</summary>
internal enum Vocabulary
{
    /// <summary>RSS of any version, Atom or a site map: what the document is written in.</summary>
    Core,
    DublinCore,
    Content,
    Media,
    ITunes,
    Syndication,
    News,
    Xhtml,
    Rdf,
    Other,
}

/// <summary>The vocabularies by their namespaces, and by the prefixes that documents use without declaring them.</summary>
internal static class Vocabularies
{
    /// <summary>Case, http or https, and a slash at the end do not matter: publishers vary all three.</summary>
    public static Vocabulary Of(string namespaceUri) => Canonical(namespaceUri) switch
    {
        "" => Vocabulary.Core,
        "www.w3.org/2005/atom" or "purl.org/atom/ns#" or "purl.org/net/rss1.1#" => Vocabulary.Core,
        "purl.org/rss/1.0" or "my.netscape.com/rdf/simple/0.9" or "channel.netscape.com/rdf/simple/0.9" => Vocabulary.Core,
        "backend.userland.com/rss2" or "blogs.law.harvard.edu/tech/rss" or "my.netscape.com/publish/formats/rss-0.91.dtd" => Vocabulary.Core,
        "www.sitemaps.org/schemas/sitemap/0.9" or "www.google.com/schemas/sitemap/0.84" => Vocabulary.Core,
        "purl.org/dc/elements/1.1" or "purl.org/dc/elements/1.0" or "purl.org/dc/terms" => Vocabulary.DublinCore,
        "purl.org/rss/1.0/modules/content" => Vocabulary.Content,
        "search.yahoo.com/mrss" or "tools.search.yahoo.com/mrss" or "video.search.yahoo.com/mrss" => Vocabulary.Media,
        "www.itunes.com/dtds/podcast-1.0.dtd" or "example.com/dtds/podcast-1.0.dtd" => Vocabulary.ITunes,
        "purl.org/rss/1.0/modules/syndication" => Vocabulary.Syndication,
        "www.google.com/schemas/sitemap-news/0.9" => Vocabulary.News,
        "www.w3.org/1999/xhtml" => Vocabulary.Xhtml,
        "www.w3.org/1999/02/22-rdf-syntax-ns#" => Vocabulary.Rdf,
        _ => Vocabulary.Other,
    };

    public static Vocabulary OfUsualPrefix(ReadOnlySpan<char> prefix) => prefix switch
    {
        "dc" or "dcterms" or "DC" => Vocabulary.DublinCore,
        "content" => Vocabulary.Content,
        "media" => Vocabulary.Media,
        "itunes" => Vocabulary.ITunes,
        "sy" => Vocabulary.Syndication,
        "news" => Vocabulary.News,
        "xhtml" => Vocabulary.Xhtml,
        "rdf" => Vocabulary.Rdf,
        "atom" or "atom10" or "a10" or "rss" => Vocabulary.Core,
        _ => Vocabulary.Other,
    };

    private static string Canonical(string namespaceUri)
    {
        var name = namespaceUri.AsSpan().Trim().TrimEnd('/');
        var scheme = name.IndexOf("://");
        return (scheme < 0 ? name : name[(scheme + 3)..]).ToString().ToLowerInvariant();
    }
}
