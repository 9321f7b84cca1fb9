using FeedWatch.Feeds;

namespace FeedWatch.Parsing;

/// <summary>An entry under the name that one version of the rule gives it.</summary>
internal sealed record NamedEntry(EntryKey Key, StoryName Name)
{
    public SeenStory Print { get; } = new(ContentHash.FingerprintOfId(Name.Id.Value), Key.LinkPrint, Key.ContentPrint);
}

/// <summary>The entries of a document under their names, held against what was seen before.</summary>
internal sealed class NamedEntries(IReadOnlyList<NamedEntry> entries, bool linkIsId)
{
    private const int FewestForAPattern = 5;
    private const double NearlyAll = 0.9;

    public IReadOnlyList<NamedEntry> Entries => entries;

    public static NamedEntries Create(IReadOnlyList<EntryKey> keys, IReadOnlyList<StoryName> names, bool linkIsId) =>
        new([.. keys.Zip(names, (key, name) => new NamedEntry(key, name))], linkIsId);

    /// <summary>
    /// A story that was seen without an id, in a site map or before its feed had ids, keeps the name that its link made when the feed gives it one:
    /// under another name it would alert again.
    /// </summary>
    public NamedEntries AsFirstSeen(FeedId feed, SeenSet seen)
    {
        if (linkIsId || seen.Stories.Count == 0)
        {
            return this;
        }

        var links = entries.CountBy(entry => entry.Key.Link).ToDictionary();
        return new([.. entries.Select(entry => IsNewWithALinkOfItsOwn(entry) && ByLink(entry) is var first && seen.KnowsId(first.Print) ? first : entry)], linkIsId);

        bool IsNewWithALinkOfItsOwn(NamedEntry entry) =>
            !entry.Name.IsItsLink && entry.Key.LinkNamesAStory && links[entry.Key.Link] == 1 && seen.KnowsLink(entry.Print) && !seen.KnowsId(entry.Print);

        NamedEntry ByLink(NamedEntry entry) => new(entry.Key, StoryNamings.ByLink(feed, entry.Key.Link));
    }

    public SeenStory[] Prints()
    {
        var prints = new SeenStory[entries.Count];
        for (var place = 0; place < prints.Length; place++)
        {
            prints[place] = entries[place].Print;
        }

        return prints;
    }

    /// <summary>Nearly all ids are unknown, or were those of other links, and nearly all links are known: the publisher makes the ids anew, or numbers the places of the list.</summary>
    /// <remarks>
    /// Half of the texts must be known too. A storm's bulletins come again under the same few links with new ids and new texts:
    /// taking their links for ids would turn each later bulletin into an edit of the first, and no alert would follow.
    /// </remarks>
    public bool HaveUnstableIds(SeenSet seen)
    {
        var nearlyAll = entries.Count * NearlyAll;
        return entries.Count >= FewestForAPattern
            && entries.Count(entry => !seen.KnowsIdWithLink(entry.Print)) >= nearlyAll
            && entries.Count(entry => seen.KnowsLink(entry.Print)) >= nearlyAll
            && entries.Count(entry => seen.KnowsLinkedVersion(entry.Print)) >= entries.Count / 2.0
            && entries.Where(entry => entry.Key.LinkNamesAStory).DistinctBy(entry => entry.Key.Link).Count() >= nearlyAll;
    }

    /// <summary>For each entry, in their order.</summary>
    public Novelty[] Judge(SeenSet seen)
    {
        var taken = TakenVersions(seen);
        var novelties = new Novelty[entries.Count];
        for (var place = 0; place < novelties.Length; place++)
        {
            novelties[place] = linkIsId && entries[place].Name.IsItsLink ? ByLink(seen, entries[place]) : ById(seen, entries[place], taken);
        }

        return novelties;
    }

    // What was kept before the link became the id has ids of the old kind: there only the link can tell.
    private static Novelty ByLink(SeenSet seen, NamedEntry entry)
    {
        if (seen.KnowsLinkedVersion(entry.Print))
        {
            return Novelty.Known;
        }

        return seen.KnowsLink(entry.Print) ? Novelty.Edited : Novelty.New;
    }

    private static Novelty ById(SeenSet seen, NamedEntry entry, HashSet<string> taken)
    {
        var knowsId = seen.KnowsId(entry.Print);
        if ((knowsId && seen.KnowsVersion(entry.Print)) || IsKnownUnderAnotherId(seen, entry, knowsId, taken))
        {
            return Novelty.Known;
        }

        return knowsId ? Novelty.Edited : Novelty.New;
    }

    private static bool IsKnownUnderAnotherId(SeenSet seen, NamedEntry entry, bool knowsId, HashSet<string> taken)
    {
        if (entry.Key.LinkNamesAStory)
        {
            // The second of two with the same link and text is the same story, listed twice under two ids.
            return seen.KnowsLinkedVersion(entry.Print) || (!knowsId && !taken.Add(VersionOf(entry)));
        }

        // Without a link of its own it is one more "Gale warning" as long as the one we know is still there under its id.
        return !knowsId && seen.KnowsLinkedVersion(entry.Print) && !taken.Contains(VersionOf(entry));
    }

    /// <summary>Link and content of the entries without a link of their own that are still there under their id.</summary>
    private HashSet<string> TakenVersions(SeenSet seen) =>
        [.. entries.Where(entry => !entry.Key.LinkNamesAStory && seen.KnowsId(entry.Print)).Select(VersionOf)];

    private static string VersionOf(NamedEntry entry) => $"{entry.Key.Link}\n{entry.Key.ContentHash}";
}

/// <summary>How an entry stands to what we saw before.</summary>
internal enum Novelty
{
    Known,
    Edited,
    New,
}
