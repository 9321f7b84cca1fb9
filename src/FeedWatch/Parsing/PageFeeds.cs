using FeedWatch.Parsing.Markup;

namespace FeedWatch.Parsing;

/// <summary>The feeds that a web page names: link elements of rel="alternate" with the type of a feed.</summary>
public static class PageFeeds
{
    // They stand in the head of a page; what comes later is its content.
    private const int MostCharacters = 256 * 1024;
    private const int Most = 50;

    public static IReadOnlyList<FeedLink> NamedOn(ReadOnlySpan<char> page, Uri? url)
    {
        page = page[..Math.Min(page.Length, MostCharacters)];
        url = BaseOf(page, url);
        var feeds = new List<FeedLink>();
        for (var place = page.IndexOf("<link", StringComparison.OrdinalIgnoreCase); place >= 0 && feeds.Count < Most; place = NextLink(page, place))
        {
            if (Tag.Read(page, place + 1) is { } tag && Read(page[(tag.NameStart + tag.NameLength)..tag.AttributesEnd], url) is { } feed && feeds.TrueForAll(other => other.Address != feed.Address))
            {
                feeds.Add(feed);
            }
        }

        return feeds;
    }

    /// <summary>A media type that pages give their feeds.</summary>
    public static bool IsFeedType(string? type) => type?.Split(';')[0].Trim().ToLowerInvariant()
        is "application/rss+xml" or "application/atom+xml" or "application/rdf+xml" or "application/feed+json" or "application/json";

    // A page may say what its addresses are relative to.
    private static Uri? BaseOf(ReadOnlySpan<char> page, Uri? url)
    {
        var place = page.IndexOf("<base", StringComparison.OrdinalIgnoreCase);
        if (place < 0 || Tag.Read(page, place + 1) is not { } tag)
        {
            return url;
        }

        var reader = new AttributeReader(page[(tag.NameStart + tag.NameLength)..tag.AttributesEnd]);
        return reader.Find("href") ? Links.Resolve(new CharacterReferences().Resolve(reader.Value), url) ?? url : url;
    }

    private static int NextLink(ReadOnlySpan<char> page, int place)
    {
        var next = page[(place + 1)..].IndexOf("<link", StringComparison.OrdinalIgnoreCase);
        return next < 0 ? -1 : place + 1 + next;
    }

    private static FeedLink? Read(ReadOnlySpan<char> attributes, Uri? url)
    {
        string? relation = null, type = null, href = null, title = null;
        var references = new CharacterReferences();
        var reader = new AttributeReader(attributes);
        while (reader.Next())
        {
            Take("rel", ref relation, reader, references);
            Take("type", ref type, reader, references);
            Take("href", ref href, reader, references);
            Take("title", ref title, reader, references);
        }

        var isFeed = relation?.Contains("alternate", StringComparison.OrdinalIgnoreCase) == true && IsFeedType(type);
        return isFeed && !string.IsNullOrWhiteSpace(href) && Links.Address(href, url) is { } address && (url is null || Links.Resolve(href, url) is not null)
            ? new FeedLink(address, title)
            : null;
    }

    private static void Take(string name, ref string? value, AttributeReader reader, CharacterReferences references) =>
        value ??= reader.Name.Equals(name, StringComparison.OrdinalIgnoreCase) ? references.Resolve(reader.Value, FeedLimits.LinkCharacters) : null;
}
