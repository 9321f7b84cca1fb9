using FeedWatch.Feeds;

namespace FeedWatch.Parsing;

/// <summary>The entries of a document under the names that one version of the rule gives them, held against what was seen before.</summary>
internal sealed class NamedEntries(IReadOnlyList<EntryKey> entries, IReadOnlyList<StoryName> names, bool linkIsId)
{
    private const int FewestForAPattern = 5;
    private const double NearlyAll = 0.9;

    private readonly SeenStory[] prints =
        [.. entries.Zip(names, (entry, name) => new SeenStory(ContentHash.FingerprintOfId(name.Id.Value), entry.LinkPrint, entry.ContentPrint))];

    public IReadOnlyList<SeenStory> Prints => prints;

    public StoryId IdAt(int place) => names[place].Id;

    /// <summary>Nearly all ids are unknown, or were those of other links, and nearly all links are known: the publisher makes the ids anew, or numbers the places of the list.</summary>
    /// <remarks>
    /// Half of the texts must be known too. A storm's bulletins come again under the same few links with new ids and new texts:
    /// taking their links for ids would turn each later bulletin into an edit of the first, and no alert would follow.
    /// </remarks>
    public bool HaveUnstableIds(SeenSet seen)
    {
        var nearlyAll = prints.Length * NearlyAll;
        return prints.Length >= FewestForAPattern
            && prints.Count(print => !seen.KnowsIdWithLink(print)) >= nearlyAll
            && prints.Count(seen.KnowsLink) >= nearlyAll
            && prints.Count(seen.KnowsLinkedVersion) >= prints.Length / 2.0
            && entries.Where(entry => entry.LinkNamesAStory).Select(entry => entry.LinkPrint).Distinct().Count() >= nearlyAll;
    }

    public IReadOnlyList<Novelty> Judge(SeenSet seen)
    {
        var taken = TakenVersions(seen);
        return [.. entries.Select((_, place) => GoesByLink(place) ? ByLink(seen, place) : ById(seen, place, taken))];
    }

    private bool GoesByLink(int place) => linkIsId && names[place].IsItsLink;

    // What was kept before the link became the id has ids of the old kind: there only the link can tell.
    private Novelty ByLink(SeenSet seen, int place)
    {
        if (seen.KnowsLinkedVersion(prints[place]))
        {
            return Novelty.Known;
        }

        return seen.KnowsLink(prints[place]) ? Novelty.Edited : Novelty.New;
    }

    private Novelty ById(SeenSet seen, int place, HashSet<(long Link, long Content)> taken)
    {
        var knowsId = seen.KnowsId(prints[place]);
        if ((knowsId && seen.KnowsVersion(prints[place])) || IsKnownUnderAnotherId(seen, place, knowsId, taken))
        {
            return Novelty.Known;
        }

        return knowsId ? Novelty.Edited : Novelty.New;
    }

    private bool IsKnownUnderAnotherId(SeenSet seen, int place, bool knowsId, HashSet<(long Link, long Content)> taken)
    {
        var version = (prints[place].Link, prints[place].Content);
        if (entries[place].LinkNamesAStory)
        {
            // The second of two with the same link and text is the same story, listed twice under two ids.
            return seen.KnowsLinkedVersion(prints[place]) || (!knowsId && !taken.Add(version));
        }

        // Without a link of its own it is one more "Gale warning" as long as the one we know is still there under its id.
        return !knowsId && seen.KnowsLinkedVersion(prints[place]) && !taken.Contains(version);
    }

    private HashSet<(long Link, long Content)> TakenVersions(SeenSet seen)
    {
        var taken = new HashSet<(long Link, long Content)>();
        for (var place = 0; place < prints.Length; place++)
        {
            if (!entries[place].LinkNamesAStory && seen.KnowsId(prints[place]))
            {
                taken.Add((prints[place].Link, prints[place].Content));
            }
        }

        return taken;
    }
}

/// <summary>How an entry stands to what we saw before.</summary>
internal enum Novelty
{
    Known,
    Edited,
    New,
}
