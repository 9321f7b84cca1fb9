using System.Text.Json;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Probing.Given;

/// <summary>A story from a line of JSON: its fields as given, which may be HTML, and what a feed would make of them.</summary>
internal sealed record GivenStory
{
    /// <summary>A string or a number, as given; the number of the line where it has none.</summary>
    public required JsonElement Id { get; init; }

    public string Title { get; init; } = string.Empty;

    public string Summary { get; init; } = string.Empty;

    public string Body { get; init; } = string.Empty;

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public string? FeedName { get; init; }

    public string? Language { get; init; }

    /// <summary>As plain text.</summary>
    public Story ToStory(FeedId feed, DateTimeOffset now) => new()
    {
        Id = new StoryId(ContentHash.Id(Id.ToString())),
        FeedId = feed,
        Title = new HtmlText().Line(Title),
        Summary = new HtmlText().Lines(Summary),
        Content = new HtmlText().Lines(Body),
        Authors = [.. Authors.Select(new HtmlText().Line)],
        Categories = [.. Categories.Select(new HtmlText().Line)],
        Language = Language,
        FirstSeenAt = now,
        ContentHash = ContentHash.OfText(Title, Summary, Body),
    };

    /// <summary>What of it is too long to be searched to its end.</summary>
    /// <param name="plain">As made of it.</param>
    public static IEnumerable<string> Cuts(Story plain)
    {
        (string Field, int Length, int Limit)[] fields =
        [
            ("title", plain.Title.Length, HtmlText.LongestLine), ("summary", plain.Summary.Length, HtmlText.LongestText), ("body", plain.Content.Length, HtmlText.LongestText),
        ];
        return fields.Where(field => field.Length >= field.Limit).Select(field => $"{field.Field} reaches the limit of {field.Limit:N0} characters: what is beyond is not searched.");
    }

    /// <summary>Places in the plain text as places in the fields as given. One that reaches from the summary into the body becomes two.</summary>
    public IReadOnlyList<GivenPlace> Locate(Story plain, IReadOnlyList<Place> places)
    {
        var (title, summary, body) = (
            new Lazy<HtmlOffsets>(() => new HtmlText().LineOffsets(Title)),
            new Lazy<HtmlOffsets>(() => new HtmlText().LinesOffsets(Summary)),
            new Lazy<HtmlOffsets>(() => new HtmlText().LinesOffsets(Body)));
        var parts = BodyParts.Of(plain);
        return [.. places.SelectMany(place => Split(place, parts).Select(part => part.Field switch
        {
            "title" => Place(part, title.Value, Title, place),
            "summary" => Place(part, summary.Value, Summary, place),
            _ => Place(part, body.Value, Body, place),
        }))];
    }

    private static IEnumerable<FieldPart> Split(Place place, BodyParts parts) =>
        place.Field == TextField.Title ? [new FieldPart("title", place.Start, place.Length)] : parts.Split(place.Start, place.Length);

    private static GivenPlace Place(FieldPart part, HtmlOffsets offsets, string given, Place place)
    {
        var (start, length) = offsets.Locate(part.Start, part.Length);
        return new GivenPlace(part.Field, start, length, given.Substring(start, length), place.IsContext ? true : null);
    }
}

/// <summary>Words that the query hit, as <c>--json</c> prints them.</summary>
/// <param name="Field">The key of the story's object.</param>
/// <param name="Start">In UTF-16 units of the field as given.</param>
/// <param name="Length">With any markup between the words.</param>
/// <param name="Text">That stretch of the field.</param>
/// <param name="Context">True for what stands behind WITH; else absent.</param>
public sealed record GivenPlace(string Field, int Start, int Length, string Text, bool? Context);
