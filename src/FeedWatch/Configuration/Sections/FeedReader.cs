using FeedWatch.Configuration.Yaml;
using FeedWatch.Feeds;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads one entry of <c>feeds:</c>, to its end even after a mistake: all mistakes of a feed are told at once.</summary>
internal sealed class FeedReader(FeedLabels labels, Mistakes mistakes)
{
    private readonly NodeReader nodes = new(mistakes);
    private readonly FeedAddress address = new(mistakes);
    private readonly FeedLogin login = new(mistakes);
    private readonly FeedHeaders headers = new(mistakes);
    private readonly FeedCertificate certificate = new(mistakes);
    private readonly Interval interval = new(mistakes);
    private readonly YesOrNo yesOrNo = new(mistakes);
    private readonly Names names = new("feed", mistakes);

    public FeedDraft? Read(Node node) => node is ScalarNode ? ReadPlain(node) : ReadMap(node);

    private FeedDraft? ReadPlain(Node node) =>
        address.Read(node, "url") is { } url
            ? new FeedDraft { Place = node.Place, Url = url, Id = FeedId.Create(url), UrlIsFilled = IsFilled(node), Login = Login.In(url) }
            : null;

    private FeedDraft? ReadMap(Node node)
    {
        if (nodes.Map(node, "A feed", "Write its address, or a map with `url:`.") is not { } map)
        {
            return null;
        }

        KnownKeys.Feed.Check(map, mistakes);
        var urlNode = nodes.Required(map, "url", "A feed");
        var url = address.Read(urlNode, "url");
        var id = ReadId(map, url);
        var nameNode = map.Find("name");
        var name = names.Read(nameNode);
        if (name is not null)
        {
            labels.Add(name, !IsFilled(nameNode));
        }

        var (tags, every, language) = (ReadTags(map.Find("tags")), interval.Read(map.Find("every")), ReadLanguage(map.Find("language")));
        var sent = headers.Read(map.Find("headers"));
        var (credentials, accepted) = (login.Read(map.Find("login"), url, sent), certificate.Read(map.Find("certificate")));
        var fullText = yesOrNo.Read(map.Find("fullText"), "fullText");
        return url is null ? null : new FeedDraft
        {
            Place = map.Place,
            Url = url,
            Id = id ?? FeedId.Create(url),
            Name = name,
            UrlIsFilled = IsFilled(urlNode),
            Tags = tags,
            Every = every,
            Login = credentials,
            Headers = sent,
            Certificate = accepted,
            Language = language,
            FullText = fullText,
        };
    }

    /// <summary>What <c>id:</c> says, else that of the address that <c>was:</c> names.</summary>
    private FeedId? ReadId(MapNode map, Uri? url)
    {
        var id = ReadId(map.Find("id"));
        var wasNode = map.Find("was");
        if (wasNode is null || address.Read(wasNode, "was") is not { } was)
        {
            return id;
        }

        if (id is not null)
        {
            mistakes.Warn(wasNode.Place, "`was` does nothing beside `id`, which alone says which feed this is.", "Delete `was`.");
        }
        else if (url is not null && FeedId.Create(was) == FeedId.Create(url))
        {
            mistakes.Warn(wasNode.Place, "`was` does nothing: it is the same address as `url`.", "Delete it, or write the address that the feed had before.");
        }

        return id ?? FeedId.Create(was);
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

    private List<string> ReadTags(Node? node)
    {
        // No tags are no tags, in whichever way they are written.
        var entries = node is ListNode { Entries.Count: 0 } ? [] : nodes.OneOrMore(node, "tags", "Write `tags: [world]`, or delete the key.");
        return [.. entries.Select(tag => nodes.Line(tag, "tags")).OfType<ScalarNode>().Select(labels.Add).Distinct(StringComparer.Ordinal)];
    }

    // The shape of BCP 47, not its register: what the owner declares is taken as it is.
    private string? ReadLanguage(Node? node)
    {
        if (nodes.Line(node, "language") is not { } language)
        {
            return null;
        }

        var text = language.Text!.Trim();
        var parts = text.Split('-');
        if (parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter) && parts.Length <= 6 && parts.All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit)))
        {
            return text;
        }

        mistakes.Add(language.Place, $"{language.Raw.Shortened().Quoted()} is not a language tag.", "Write one such as en, ru or pt-BR.");
        return null;
    }

    private static bool IsFilled(Node? node) => node is ScalarNode { IsFilled: true };
}
