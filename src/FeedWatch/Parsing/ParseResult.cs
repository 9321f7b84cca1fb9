namespace FeedWatch.Parsing;

/// <summary>What a body turned out to be.</summary>
public abstract record ParseResult
{
    private ParseResult()
    {
    }

    public sealed record Parsed(FeedDocument Document) : ParseResult;

    /// <summary>Nothing in it could be used. <paramref name="Reason"/> is one line for a person, and says what to do where we know.</summary>
    public sealed record NotAFeed(string Reason) : ParseResult;
}

/// <summary>A feed as its document gives it.</summary>
public sealed record FeedDocument
{
    public required FeedFormat Format { get; init; }

    public string Title { get; init; } = string.Empty;

    public Uri? Link { get; init; }

    public string? Language { get; init; }

    public required IReadOnlyList<Entry> Entries { get; init; }

    public DocumentEnd End { get; init; }
}

public enum FeedFormat
{
    Rss,
    Rdf,
    Atom,
    JsonFeed,
}

/// <summary>Whether all of the document was read.</summary>
public enum DocumentEnd
{
    Whole,

    /// <summary>It broke off: the entries are those that were complete.</summary>
    Truncated,

    /// <summary>A limit of ours stopped the reading.</summary>
    OverLimit,
}
