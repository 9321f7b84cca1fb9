using FeedWatch.Feeds;

namespace FeedWatch.Parsing;

/// <summary>The name of a story, and whether its link alone made it.</summary>
public readonly record struct StoryName(StoryId Id, bool IsItsLink);

/// <summary>One version of the rule that names stories: a name for each entry, in their order.</summary>
public delegate IReadOnlyList<StoryName> StoryNaming(FeedId feed, IReadOnlyList<EntryKey> entries, bool linkIsId);

/// <summary>The rules that named stories, oldest first. A version is the place of a rule in the list, from 1; it never changes once released.</summary>
public static class StoryNamings
{
    public static IReadOnlyList<StoryNaming> All { get; } = [ById];

    /// <summary>The entry's id, else its link, else its title and text. What two entries of one document share names neither.</summary>
    private static List<StoryName> ById(FeedId feed, IReadOnlyList<EntryKey> entries, bool linkIsId)
    {
        var ids = new Dictionary<string, int>();
        var idsWithLink = new Dictionary<(string, string), int>();
        var links = new Dictionary<string, int>();
        foreach (var entry in entries)
        {
            if (IdOf(entry, linkIsId) is { } id)
            {
                Count(ids, id);
                Count(idsWithLink, (id, entry.Link));
            }
            else
            {
                Count(links, entry.Link);
            }
        }

        return [.. entries.Select(Name)];

        StoryName Name(EntryKey entry) => IdOf(entry, linkIsId) switch
        {
            { } id when ids[id] == 1 => Of("id", id),
            { } id when idsWithLink[(id, entry.Link)] == 1 => Of("id and link", id, entry.Link),
            { } id => Of("id, link and text", id, entry.Link, entry.ContentHash),
            null when entry.LinkNamesAStory && links[entry.Link] == 1 => Of("link", entry.Link) with { IsItsLink = true },
            null => Of("text", entry.ContentHash),
        };

        StoryName Of(params ReadOnlySpan<string> parts) => new(new StoryId(ContentHash.Id(["story", feed.Value, .. parts])), IsItsLink: false);
    }

    private static string? IdOf(EntryKey entry, bool linkIsId) => linkIsId ? null : entry.Id;

    private static void Count<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
