using System.Text.Json.Serialization;
using FeedWatch.Matching;
using FeedWatch.Storing;

namespace FeedWatch.Host.Output;

/// <summary>A hit as <c>--json</c> prints it.</summary>
/// <param name="Matched">The words of title and text that the query hit, in their order.</param>
/// <param name="Possible">The query was too costly to be decided on this story.</param>
/// <param name="Alerting">False for what was found old: kept, not emailed.</param>
public sealed record HitLine(
    string Rule,
    string StoryId,
    string Feed,
    string Title,
    Uri? Link,
    string Text,
    IReadOnlyList<string> Matched,
    string Query,
    DateTimeOffset? PublishedAt,
    DateTimeOffset FoundAt,
    bool Alerting,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Possible)
{
    public static HitLine Of(Hit hit) => new(
        hit.Key.Rule,
        hit.Key.StoryId.Value,
        hit.FeedName,
        hit.Title,
        hit.Link,
        hit.Text,
        [.. hit.Places.Select(place => Words(place.Field == TextField.Title ? hit.Title : hit.Text, place))],
        hit.Query,
        hit.PublishedAt,
        hit.FoundAt,
        hit.Alerting,
        hit.IsPossible);

    // A hit from another version may have lost the end of its text.
    private static string Words(string text, Place place)
    {
        var start = Math.Clamp(place.Start, 0, text.Length);
        return text.Substring(start, Math.Clamp(place.Length, 0, text.Length - start));
    }
}
