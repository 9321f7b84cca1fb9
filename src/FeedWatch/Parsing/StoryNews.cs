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
        var keys = EntryKey.AllOf(document);
        var oldVersion = state.IdVersion == 0 ? namings.Count : Math.Min(state.IdVersion, namings.Count);
        var version = whole ? namings.Count : oldVersion;

        var linkIsId = state.LinkIsId;
        var judged = NameBy(oldVersion);
        if (whole && !linkIsId && judged.HaveUnstableIds(seen))
        {
            linkIsId = true;
            judged = NameBy(oldVersion);
        }

        var named = version == oldVersion ? judged : NameBy(version);
        var novelties = judged.Judge(seen);
        var fresh = new List<Story>();
        var edited = 0;
        for (var place = 0; place < novelties.Length; place++)
        {
            // Under a new rule all would look new: only what the old one does not know either is. An edit is taken as
            // seen then, for its hits are kept under the old name and would alert twice.
            if (novelties[place] == Novelty.New || (novelties[place] == Novelty.Edited && version == oldVersion))
            {
                fresh.Add(Tell(feed, document, named.Entries[place], now));
                edited += novelties[place] == Novelty.Edited ? 1 : 0;
            }
        }

        return new FeedNews
        {
            Fresh = fresh,
            Present = named.Prints(),
            LinkIsId = linkIsId,
            IdVersion = version,
            New = fresh.Count - edited,
            Edited = edited,
            Known = document.Entries.Count - fresh.Count,
        };

        NamedEntries NameBy(int number) => NamedEntries.Create(keys, namings[number - 1](feed, keys, linkIsId), linkIsId).AsFirstSeen(feed, seen);
    }

    private static Story Tell(FeedId feed, FeedDocument document, NamedEntry named, DateTimeOffset now) => new()
    {
        Id = named.Name.Id,
        FeedId = feed,
        Title = named.Key.Entry.Title,
        Link = named.Key.Entry.Link,
        Summary = named.Key.Entry.Summary,
        Content = named.Key.Entry.Content,
        Authors = named.Key.Entry.Authors,
        Categories = named.Key.Entry.Categories,
        Language = named.Key.Entry.Language ?? document.Language,
        PublishedAt = named.Key.Entry.PublishedAt,
        UpdatedAt = named.Key.Entry.UpdatedAt,
        FirstSeenAt = now,
        ContentHash = named.Key.ContentHash,
    };
}
