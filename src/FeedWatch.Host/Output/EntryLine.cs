using System.Text.Json.Serialization;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Output;

/// <summary>A story of a document as <c>feedwatch read --json</c> prints it.</summary>
/// <param name="Id">As the feed gives it.</param>
public sealed record EntryLine(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Title,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Link,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Summary,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Content,
    IReadOnlyList<string> Authors,
    IReadOnlyList<string> Categories,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Published,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Updated)
{
    public static EntryLine Of(Entry entry) => new(
        entry.EntryId,
        Present(entry.Title),
        entry.Address,
        Present(entry.Summary),
        Present(entry.Content),
        entry.Authors,
        entry.Categories,
        Instant(entry.PublishedAt),
        Instant(entry.UpdatedAt));

    private static string? Present(string text) => text.Length == 0 ? null : text;

    private static string? Instant(DateTimeOffset? at) => at is { } instant ? Moment.Iso(instant) : null;
}
