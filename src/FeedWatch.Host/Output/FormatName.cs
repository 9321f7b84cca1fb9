using FeedWatch.Parsing;

namespace FeedWatch.Host.Output;

/// <summary>What people and programs call a format.</summary>
internal static class FormatName
{
    public static string Of(FeedFormat format) => format switch
    {
        FeedFormat.Rss => "RSS",
        FeedFormat.Rdf => "RDF",
        FeedFormat.Atom => "Atom",
        FeedFormat.JsonFeed => "JSON Feed",
        FeedFormat.NewsSitemap => "news sitemap",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Where no version can be told; see <see cref="FeedDocument.Kind"/>.</summary>
    public static string Short(FeedFormat format) => format switch
    {
        FeedFormat.Rss => "rss",
        FeedFormat.Rdf => "rdf",
        FeedFormat.Atom => "atom",
        FeedFormat.JsonFeed => "json",
        FeedFormat.NewsSitemap => "sitemap",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
