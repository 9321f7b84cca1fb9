using FeedWatch.Feeds;

namespace FeedWatch.Parsing;

/// <summary>Names a story for good: made from its feed and what identifies it there: its id, link or text.</summary>
public readonly record struct StoryId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>An RSS item, Atom entry or JSON Feed item, normalised: plain text without markup or control characters.</summary>
public sealed record Story
{
    // The text of a field has no empty line (TextSink): one tells what the feed gave from what was read behind the link.
    private const string BeforeTheArticle = "\n\n";

    // A copy with another text has another body.
    private string? body;

    public required StoryId Id { get; init; }

    public required FeedId FeedId { get; init; }

    /// <summary>One line. May be empty: titles are optional in RSS and JSON Feed.</summary>
    public required string Title { get; init; }

    /// <summary>Absolute http or https, or null: anything else (javascript:, data:) is dropped where it is read.</summary>
    public Uri? Link { get; init; }

    public string Summary { get; init => (field, body) = (value, null); } = string.Empty;

    public string Content { get; init => (field, body) = (value, null); } = string.Empty;

    /// <summary>The content ends with the text of the article behind the link. What the feed gave stands before it, unless the article says it too.</summary>
    public bool HasArticle { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public string? Language { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Of title and text as the feed gives them: changes when the publisher edits the story there.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What rules search besides the title: the summary, and the content where it says more.</summary>
    public string Body => body ??= JoinBody(Summary, Content);

    /// <summary>The text of the article alone; empty: it was not read.</summary>
    public string Article => !HasArticle ? string.Empty
        : Content.LastIndexOf(BeforeTheArticle, StringComparison.Ordinal) is >= 0 and var end ? Content[(end + BeforeTheArticle.Length)..]
        : Content;

    /// <summary>The story as the feed gives it, and the article: an edit in the feed is found, and kept, although the article does not have it.</summary>
    /// <param name="article">Lines without an empty one among them.</param>
    public Story WithArticle(string article) => this with
    {
        Content = article.Contains(Content, StringComparison.Ordinal) ? article : Content + BeforeTheArticle + article,
        HasArticle = true,
    };

    private static string JoinBody(string summary, string content)
    {
        if (summary.Length == 0 || content.Contains(summary, StringComparison.Ordinal))
        {
            return content;
        }

        return content.Length == 0 ? summary : summary + "\n\n" + content;
    }
}
