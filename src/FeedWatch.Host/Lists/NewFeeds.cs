using FeedWatch.Feeds;

namespace FeedWatch.Host.Lists;

/// <summary>Which feeds of a list are not watched yet, under names that are free.</summary>
public static class NewFeeds
{
    public static IReadOnlyList<OpmlOutline> Of(IEnumerable<OpmlOutline> outlines, IReadOnlyList<Feed> watched)
    {
        var addresses = watched.Select(feed => CanonicalUrl.OfFeed(feed.Url)).ToHashSet();
        var names = watched.Select(feed => feed.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. outlines.Where(outline => addresses.Add(CanonicalUrl.OfFeed(outline.Url))).Select(outline => outline with { Name = FreeName(outline, names) })];
    }

    private static string FreeName(OpmlOutline outline, HashSet<string> names)
    {
        var name = outline.Name;
        for (var number = 2; !names.Add(name); number++)
        {
            name = $"{outline.Name} ({number})";
        }

        return name;
    }
}
