using FeedWatch.Configuration.Yaml;
using FeedWatch.Feeds;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads <c>feeds:</c>. A bad feed still lends its name and tags to the rules, so that one slip is one mistake.</summary>
internal sealed class FeedSection(Mistakes mistakes)
{
    private const int MostFeeds = 50_000;

    private readonly NodeReader nodes = new(mistakes);
    private readonly FeedAddress address = new(mistakes);
    private readonly FeedHeaders headers = new(mistakes);
    private readonly Interval interval = new(mistakes);
    private readonly Names names = new("feed", mistakes);

    private readonly HashSet<string> suggestions = new(StringComparer.Ordinal);
    private readonly HashSet<string> namesAndTags = new(StringComparer.Ordinal);
    private bool isReadable = true;

    public IReadOnlyList<Feed> Read(MapNode file)
    {
        var section = file.Find("feeds");
        var list = nodes.List(section, "feeds");
        isReadable = list is not null;
        if (list is null or { Entries.Count: 0 })
        {
            RefuseNone(section, file.Place);
            return [];
        }

        if (list.Entries.Count > MostFeeds)
        {
            mistakes.Add(list.Entries[MostFeeds].Place, $"The file has {list.Entries.Count} feeds; {MostFeeds} are the most.", "Split it between several installations.");
            return [];
        }

        var drafts = list.Entries.Select(ReadFeed).OfType<FeedDraft>().ToList();
        RefuseSameIds(drafts);
        var feeds = DefaultNames.Complete(drafts);
        namesAndTags.UnionWith(feeds.Select(feed => feed.Name));
        return feeds;
    }

    /// <summary>Whether a rule may name it: as a feed's name or a tag. Also true of a feed that has mistakes of its own, and of any name where there was no reading the feeds.</summary>
    public bool Knows(string nameOrTag) => namesAndTags.Contains(nameOrTag) || !isReadable;

    public string Suggest(string written) =>
        (mistakes.IsFull ? null : suggestions.Nearest(written)) is { } near ? $"Write {near.Quoted()}." : "Write the name of a feed, or one of the `tags` of feeds.";

    // An editor that empties the file before it writes it must not look like an owner who wants nothing watched.
    private void RefuseNone(Node? section, TextPlace file)
    {
        if (section is null or ListNode or { IsNothing: true })
        {
            mistakes.Add(section?.Place ?? file, "No feed is to be watched.", "Write `feeds:` and under it a line such as `- https://news.un.org/feed/subscribe/en/news/all/rss.xml`.");
        }
    }

    private FeedDraft? ReadFeed(Node node)
    {
        if (node is ScalarNode)
        {
            return nodes.Line(node, "url", FeedAddress.MostLength) is { } url ? Draft(url, new MapNode(node.Place, [])) : null;
        }

        if (nodes.Map(node, "A feed", "Write its address, or a map with `url:`.") is not { } map)
        {
            return null;
        }

        KnownKeys.Feed.Check(map, mistakes);
        return Draft(nodes.Line(nodes.Required(map, "url", "A feed"), "url", FeedAddress.MostLength), map);
    }

    // Everything is read before anything is given up: all mistakes of a feed are told at once.
    private FeedDraft? Draft(ScalarNode? urlText, MapNode map)
    {
        var url = address.Read(urlText, "url");
        var was = address.Read(nodes.Line(map.Find("was"), "was", FeedAddress.MostLength), "was");
        var id = ReadId(map.Find("id"));
        WarnOfIdleWas(map, was, url, id);
        var draft = new FeedDraft
        {
            Place = map.Place,
            Name = names.Read(map.Find("name")),
            UrlIsFilled = urlText is { IsFilled: true },
            Tags = ReadTags(map.Find("tags")),
            Every = interval.Read(map.Find("every")),
            Headers = headers.Read(map.Find("headers")),
            Language = ReadLanguage(map.Find("language")),
        };
        namesAndTags.UnionWith(draft.Name is null ? draft.Tags : [.. draft.Tags, draft.Name]);
        return url is null ? null : draft with { Url = url, Id = id ?? FeedId.Create(was ?? url) };
    }

    private FeedId? ReadId(Node? node)
    {
        if (nodes.Line(node, "id", 100) is not { } id)
        {
            return null;
        }

        var text = id.Text!.Trim();
        if (text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-'))
        {
            return new FeedId(text);
        }

        mistakes.Add(id.Place, $"The id {id.Raw.Shortened().Quoted()} holds something other than letters, digits, `.`, `_` and `-`.", "Write an id such as bbc-world.");
        return null;
    }

    private void WarnOfIdleWas(MapNode map, Uri? was, Uri? url, FeedId? id)
    {
        if (was is null || url is null || map.Find("was") is not { } node)
        {
            return;
        }

        if (id is not null)
        {
            mistakes.Warn(node.Place, "`was` does nothing beside `id`, which alone says which feed this is.", "Delete `was`.");
        }
        else if (FeedId.Create(was) == FeedId.Create(url))
        {
            mistakes.Warn(node.Place, "`was` does nothing: it is the same address as `url`.", "Delete it, or write the address that the feed had before.");
        }
    }

    private List<string> ReadTags(Node? node) =>
    [
        .. (node is ListNode { Entries.Count: 0 } ? [] : nodes.OneOrMore(node, "tags", "Write `tags: [world]`, or delete the key."))
            .Select(tag => nodes.Line(tag, "tags"))
            .OfType<ScalarNode>()
            .Select(tag => tag.Text!.Trim())
            .Distinct(StringComparer.Ordinal),
    ];

    private string? ReadLanguage(Node? node)
    {
        if (nodes.Line(node, "language") is not { } language)
        {
            return null;
        }

        var parts = language.Text!.Trim().Split('-');
        if (parts[0].Length is 2 or 3 && parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit)) && parts[0].All(char.IsAsciiLetter) && parts.Length <= 6)
        {
            return language.Text!.Trim();
        }

        mistakes.Add(language.Place, $"{language.Raw.Shortened().Quoted()} is not a language tag.", "Write one such as en, ru or pt-BR.");
        return null;
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
