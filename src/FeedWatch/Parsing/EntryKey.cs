using FeedWatch.Feeds;

namespace FeedWatch.Parsing;

/// <summary>Everything an entry can be known by, worked out once.</summary>
public sealed class EntryKey
{
    private EntryKey(Entry entry, string? homePage)
    {
        Entry = entry;
        Id = string.IsNullOrWhiteSpace(entry.EntryId) ? null : entry.EntryId.Trim();
        Link = entry.Link is null ? string.Empty : CanonicalUrl.OfStory(entry.Link);
        LinkNamesAStory = entry.Link is { } link && !CanonicalUrl.IsFrontPage(link) && Link != homePage;
        ContentHash = Feeds.ContentHash.OfText(entry.Title, entry.Summary, entry.Content);
        LinkPrint = Feeds.ContentHash.Fingerprint(Link);
        ContentPrint = Feeds.ContentHash.FingerprintOfId(ContentHash);
    }

    public Entry Entry { get; }

    public string? Id { get; }

    /// <summary>Canonical; empty where there is none.</summary>
    public string Link { get; }

    /// <summary>False for the home page, which live blogs give as the link of every entry.</summary>
    public bool LinkNamesAStory { get; }

    /// <summary>Of title and text.</summary>
    public string ContentHash { get; }

    public long LinkPrint { get; }

    public long ContentPrint { get; }

    /// <summary>One for each entry, in their order; an entry that stands there twice counts once.</summary>
    public static IReadOnlyList<EntryKey> AllOf(FeedDocument document)
    {
        var homePage = document.Link is null ? null : CanonicalUrl.OfStory(document.Link);
        var keys = new List<EntryKey>(document.Entries.Count);
        var taken = new HashSet<string>(document.Entries.Count);
        foreach (var entry in document.Entries)
        {
            var key = new EntryKey(entry, homePage);
            if (taken.Add($"{key.Id}\n{key.Link}\n{key.ContentHash}"))
            {
                keys.Add(key);
            }
        }

        return keys;
    }
}
