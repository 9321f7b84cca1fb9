using FeedWatch.Feeds;

namespace FeedWatch.Parsing;

/// <summary>Tells new and edited stories from known ones, by id, link and content. No date ever decides.</summary>
public static class StoryNews
{
    public static FeedNews Decide(FeedId feed, FeedDocument document, FeedState state, SeenSet seen, DateTimeOffset now) =>
        Decide(feed, document, state, seen, now, StoryNamings.All);

    /// <param name="namings">The versions of the rule that names stories, oldest first.</param>
    public static FeedNews Decide(
        FeedId feed, FeedDocument document, FeedState state, SeenSet seen, DateTimeOffset now, IReadOnlyList<StoryNaming> namings)
    {
        var whole = document.End == DocumentEnd.Whole;
        var entries = EntryKey.AllOf(document);
        var oldVersion = state.IdVersion == 0 ? namings.Count : Math.Min(state.IdVersion, namings.Count);
        var version = whole ? namings.Count : oldVersion;

        var linkIsId = state.LinkIsId;
        var judged = NameBy(oldVersion);
        if (whole && !linkIsId && judged.HaveUnstableIds(seen))
        {
            linkIsId = true;
            judged = NameBy(oldVersion);
        }

        var novelties = judged.Judge(seen);
        var named = judged;
        if (version != oldVersion)
        {
            // Under a new rule all would look new: only what the old one does not know either is. An edit is taken as
            // seen, for its hits are kept under the old names and would alert twice.
            novelties = [.. novelties.Select(novelty => novelty == Novelty.Edited ? Novelty.Known : novelty)];
            named = NameBy(version);
        }

        return new FeedNews
        {
            Fresh = Stories(feed, document, entries, named, novelties, now),
            Present = named.Prints,
            LinkIsId = linkIsId,
            IdVersion = version,
            New = novelties.Count(novelty => novelty == Novelty.New),
            Edited = novelties.Count(novelty => novelty == Novelty.Edited),
            Known = document.Entries.Count - novelties.Count(novelty => novelty != Novelty.Known),
        };

        NamedEntries NameBy(int number) => new(entries, namings[number - 1](feed, entries, linkIsId), linkIsId);
    }

    private static List<Story> Stories(
        FeedId feed, FeedDocument document, IReadOnlyList<EntryKey> entries, NamedEntries named, IReadOnlyList<Novelty> novelties, DateTimeOffset now)
    {
        var stories = new List<Story>();
        for (var place = 0; place < entries.Count; place++)
        {
            if (novelties[place] != Novelty.Known)
            {
                stories.Add(Tell(feed, document, entries[place], named.IdAt(place), now));
            }
        }

        return stories;
    }

    private static Story Tell(FeedId feed, FeedDocument document, EntryKey key, StoryId id, DateTimeOffset now) => new()
    {
        Id = id,
        FeedId = feed,
        Title = key.Entry.Title,
        Link = key.Entry.Link,
        Summary = key.Entry.Summary,
        Content = key.Entry.Content,
        Authors = key.Entry.Authors,
        Categories = key.Entry.Categories,
        Language = document.Language,
        PublishedAt = key.Entry.PublishedAt,
        UpdatedAt = key.Entry.UpdatedAt,
        FirstSeenAt = now,
        ContentHash = key.ContentHash,
    };
}
