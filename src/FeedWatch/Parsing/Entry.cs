namespace FeedWatch.Parsing;

/// <summary>One entry of a feed document as the parser read it: plain text, before it is known which story of which feed it is.</summary>
public sealed record Entry
{
    /// <summary>guid, atom:id, rdf:about or JSON id, as the feed gives it, trimmed; null where absent.</summary>
    public string? EntryId { get; init; }

    public string Title { get; init; } = string.Empty;

    /// <summary>Absolute, resolved against the document's base.</summary>
    public Uri? Link { get; init; }

    /// <summary>The link as the document gives it, also where it is no web address (a urn: that is id and link in one); null where there is none.</summary>
    public string? Address { get; init; }

    public string Summary { get; init; } = string.Empty;

    public string Content { get; init; } = string.Empty;

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Its own; null where only the document has one, or none.</summary>
    public string? Language { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }
}
