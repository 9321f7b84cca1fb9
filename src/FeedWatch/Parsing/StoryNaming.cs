using FeedWatch.Feeds;

namespace FeedWatch.Parsing;

/// <summary>The name of a story, and whether its link alone made it.</summary>
public sealed record StoryName(StoryId Id, bool IsItsLink);

/// <summary>One version of the rule that names stories: a name for each entry, in their order.</summary>
public delegate IReadOnlyList<StoryName> StoryNaming(FeedId feed, IReadOnlyList<EntryKey> entries, bool linkIsId);

/// <summary>The rules that named stories, oldest first. A version is the place of a rule in the list, from 1; it never changes once released.</summary>
public static class StoryNamings
{
    public static IReadOnlyList<StoryNaming> All { get; } = [ById];

    /// <summary>The entry's id, else its link, else its title and text. What two entries of one document share names neither.</summary>
    private static List<StoryName> ById(FeedId feed, IReadOnlyList<EntryKey> entries, bool linkIsId)
    {
        var ids = Counts(entries, entry => IdOf(entry, linkIsId));
        var idsWithLink = Counts(entries, entry => IdOf(entry, linkIsId) is { } id && ids[id] > 1 ? WithLink(id, entry) : null);
        var links = Counts(entries, entry => IdOf(entry, linkIsId) is null ? entry.Link : null);
        return [.. entries.Select(Name)];

        StoryName Name(EntryKey entry) => IdOf(entry, linkIsId) switch
        {
            { } id when ids[id] == 1 => Of("id", id),
            { } id when idsWithLink[WithLink(id, entry)] == 1 => Of("id and link", id, entry.Link),
            { } id => Of("id, link and text", id, entry.Link, entry.ContentHash),
            null when entry.LinkNamesAStory && links[entry.Link] == 1 => ByLink(feed, entry.Link),
            null => Of("text", entry.ContentHash),
        };

        StoryName Of(params ReadOnlySpan<string> parts) => new(new StoryId(ContentHash.Id(["story", feed.Value, .. parts])), IsItsLink: false);
    }

    /// <summary>The name of a story that has nothing but its link.</summary>
    public static StoryName ByLink(FeedId feed, string link) => new(new StoryId(ContentHash.Id("story", feed.Value, "link", link)), IsItsLink: true);

    private static string? IdOf(EntryKey entry, bool linkIsId) => linkIsId ? null : entry.Id;

    private static string WithLink(string id, EntryKey entry) => $"{id}\n{entry.Link}";

    private static Dictionary<string, int> Counts(IReadOnlyList<EntryKey> entries, Func<EntryKey, string?> keyOf)
    {
        var counts = new Dictionary<string, int>();
        foreach (var entry in entries)
        {
            if (keyOf(entry) is { } key)
            {
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }

        return counts;
    }
}
