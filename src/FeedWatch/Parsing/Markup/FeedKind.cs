namespace FeedWatch.Parsing.Markup;

/// <summary>Format and version of an XML document by its root.</summary>
internal static class FeedKind
{
    /// <param name="root">Local name, in lower case.</param>
    /// <returns>Null for the root of something else.</returns>
    public static FeedFormat? FormatOf(ReadOnlySpan<char> root) => root switch
    {
        "rss" or "channel" => FeedFormat.Rss,
        "rdf" => FeedFormat.Rdf,
        "feed" => FeedFormat.Atom,
        "urlset" => FeedFormat.NewsSitemap,
        _ => null,
    };

    /// <summary>Of the root on which the walk stands: rss20, rss10, atom10 …</summary>
    public static string Of(FeedFormat format, MarkupWalk xml)
    {
        var version = xml.Attribute("version")?.Trim() ?? string.Empty;
        return format switch
        {
            FeedFormat.Rss => "rss" + Digits(version),
            FeedFormat.Rdf => (xml.Attribute("xmlns") ?? string.Empty).Contains("/0.9", StringComparison.Ordinal) ? "rss090" : "rss10",
            FeedFormat.Atom when version.StartsWith("0.", StringComparison.Ordinal) => "atom" + Digits(version),
            FeedFormat.Atom => xml.NamespaceUri.Contains("purl.org/atom", StringComparison.OrdinalIgnoreCase) ? "atom03" : "atom10",
            _ => "newssitemap",
        };
    }

    private static string Digits(string version) => string.Concat(version.Where(char.IsAsciiDigit).Take(3));
}
