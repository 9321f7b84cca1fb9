using FeedWatch.Feeds;

namespace FeedWatch.Parsing;

/// <summary>What a body turned out to be.</summary>
public abstract record ParseResult
{
    private ParseResult()
    {
    }

    /// <summary>A feed: as sent, repaired (<see cref="FeedDocument.Repairs"/>), or a part of one (<see cref="FeedDocument.End"/>).</summary>
    public sealed record Parsed(FeedDocument Document) : ParseResult;

    /// <summary>Nothing in it could be used. <paramref name="Reason"/> is one line for a person, and says what to do where we know.</summary>
    public sealed record NotAFeed(string Reason, NoFeedKind Kind = NoFeedKind.Other) : ParseResult
    {
        /// <summary>The feeds that a web page names.</summary>
        public IReadOnlyList<FeedLink> Feeds { get; init; } = [];
    }
}

/// <summary>What a body is that is no feed.</summary>
public enum NoFeedKind
{
    Other,
    Html,
    Empty,
}

/// <summary>A feed that a web page names in its head.</summary>
/// <param name="Address">Absolute where it is known where the page came from, else as the page gives it.</param>
public sealed record FeedLink(string Address, string? Title);

/// <summary>A feed as its document gives it.</summary>
public sealed record FeedDocument
{
    public required FeedFormat Format { get; init; }

    /// <summary>Format and version in short, as in <c>rss20</c>, <c>atom10</c>, <c>json11</c>; null where no version can be told.</summary>
    public string? Kind { get; init; }

    public string Title { get; init; } = string.Empty;

    public Uri? Link { get; init; }

    /// <summary>The link as the document gives it, also where it is relative to nothing we know.</summary>
    public string? Address { get; init; }

    public string? Language { get; init; }

    public required IReadOnlyList<Entry> Entries { get; init; }

    public DocumentEnd End { get; init; }

    /// <summary>The encoding that was read, by its IANA name.</summary>
    public string Encoding { get; init; } = "utf-8";

    /// <summary>What was against the rules of the format and read all the same, a few words each; the same thing is named once.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];

    public PublisherHints Hints { get; init; } = PublisherHints.None;

    /// <summary>WebSub hubs (rel="hub"): who pushes what is new here.</summary>
    public IReadOnlyList<Uri> Hubs { get; init; } = [];

    /// <summary>Where older entries are: rel="prev-archive", else rel="next" (RFC 5005), else JSON Feed's next_url.</summary>
    public Uri? OlderPage { get; init; }
}

public enum FeedFormat
{
    Rss,
    Rdf,
    Atom,
    JsonFeed,
    NewsSitemap,
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
