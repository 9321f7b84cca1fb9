using FeedWatch.Configuration.Yaml;
using FeedWatch.Feeds;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads <c>feeds:</c>.</summary>
internal sealed class FeedSection(Mistakes mistakes)
{
    private const int MostFeeds = 50_000;

    private readonly NodeReader nodes = new(mistakes);

    public FeedLabels Labels { get; } = new(mistakes);

    public IReadOnlyList<Feed> Read(MapNode file)
    {
        var section = file.Find("feeds");
        var entries = nodes.List(section, "feeds")?.Entries ?? [];
        if (entries.Count is 0 or > MostFeeds)
        {
            Refuse(section, file.Place, entries);
            Labels.TakeAny();
            return [];
        }

        var reader = new FeedReader(Labels, mistakes);
        var drafts = entries.Select(reader.Read).OfType<FeedDraft>().ToList();
        RefuseSameIds(drafts);
        var names = DefaultNames.Of(drafts);
        foreach (var (draft, name) in drafts.Zip(names))
        {
            Labels.Add(name, mayBeShown: draft.Name is null && !draft.UrlIsFilled);
        }

        return [.. drafts.Zip(names, (draft, name) => draft.Named(name))];
    }

    private void Refuse(Node? section, TextPlace file, IReadOnlyList<Node> entries)
    {
        if (entries.Count > MostFeeds)
        {
            mistakes.Add(entries[MostFeeds].Place, $"The file has {entries.Count} feeds; {MostFeeds} are the most.", "Split it between several installations.");
        }
        else if (section is null or ListNode or { IsNothing: true })
        {
            // An editor that empties the file before it writes it must not look like an owner who wants nothing watched.
            mistakes.Add(section?.Place ?? file, "No feed is to be watched.", "Write `feeds:` and under it a line such as `- https://news.un.org/feed/subscribe/en/news/all/rss.xml`.");
        }
    }

    private void RefuseSameIds(List<FeedDraft> drafts)
    {
        var lines = new Dictionary<FeedId, int>();
        foreach (var draft in drafts.Where(draft => !lines.TryAdd(draft.Id, draft.Place.Line)))
        {
            mistakes.Add(draft.Place, $"This is the same feed as the one in line {lines[draft.Id]}.", "Delete one of the two, or give one of them an `id:` of its own.");
        }
    }
}
