using System.Text.Json.Serialization;
using FeedWatch.Fetching;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Output;

/// <summary>A document as <c>feedwatch read --json</c> prints it: here what is absent is null, so that every document has the same fields.</summary>
/// <param name="File">As given; left out where only one was.</param>
/// <param name="Kind">Format and version; null for what is no feed.</param>
/// <param name="Reason">Why it is no feed.</param>
/// <param name="Feeds">Those that a web page names.</param>
public sealed record DocumentLine(
    string? File,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Kind,
    DocumentVerdict Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Link,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Encoding,
    IReadOnlyList<string> Repairs,
    IReadOnlyList<EntryLine> Stories,
    string? Reason = null,
    IReadOnlyList<string>? Feeds = null)
{
    // Clocks differ by some minutes.
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    /// <param name="now">Dates after it are told; null: they are not.</param>
    public static DocumentLine Of(string? file, ParseResult result, BodyEnd end, DateTimeOffset? now = null) => result switch
    {
        ParseResult.Parsed parsed => OfFeed(file, parsed.Document, end, now),
        ParseResult.NotAFeed none => new(
            file, null, VerdictOn(none), null, null, null, [], [], none.Reason, none.Feeds.Count == 0 ? null : [.. none.Feeds.Select(feed => feed.Address)]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static DocumentLine OfFeed(string? file, FeedDocument document, BodyEnd end, DateTimeOffset? now)
    {
        IReadOnlyList<string> repairs = [.. document.Repairs, .. Stops(document.End, end), .. Ahead(document, now + Slack)];
        var isCut = end != BodyEnd.Whole || document.End != DocumentEnd.Whole;
        return new(
            file,
            document.Kind ?? FormatName.Short(document.Format),
            isCut ? DocumentVerdict.Truncated : repairs.Count > 0 ? DocumentVerdict.Repaired : DocumentVerdict.Parsed,
            document.Title is { Length: > 0 } title ? title : null,
            document.Address,
            document.Encoding,
            repairs,
            [.. document.Entries.Select(EntryLine.Of)]);
    }

    private static IEnumerable<string> Stops(DocumentEnd document, BodyEnd body)
    {
        if (document == DocumentEnd.OverLimit || body == BodyEnd.OverLimit)
        {
            yield return "larger than FeedWatch reads: the rest was left";
        }

        if (body == BodyEnd.Cut)
        {
            yield return "the connection was lost before its end";
        }
    }

    private static IEnumerable<string> Ahead(FeedDocument document, DateTimeOffset? soon)
    {
        var count = document.Entries.Count(entry => entry.PublishedAt > soon || entry.UpdatedAt > soon);
        return count == 0 ? [] : [$"dates in the future: {count}"];
    }

    private static DocumentVerdict VerdictOn(ParseResult.NotAFeed none) => none.Kind switch
    {
        NoFeedKind.Html => DocumentVerdict.Html,
        NoFeedKind.Empty => DocumentVerdict.Empty,
        _ => DocumentVerdict.NotAFeed,
    };
}

/// <summary>What a document was, in one word.</summary>
public enum DocumentVerdict
{
    /// <summary>A feed without a fault.</summary>
    Parsed,

    /// <summary>A feed with faults that do no harm.</summary>
    Repaired,

    /// <summary>A part of a feed: it broke off, or is larger than we read.</summary>
    Truncated,

    /// <summary>A web page.</summary>
    Html,
    Empty,
    NotAFeed,
}
