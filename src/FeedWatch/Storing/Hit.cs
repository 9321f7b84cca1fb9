using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;

namespace FeedWatch.Storing;

/// <summary>One rule, one story: the same pair is the same hit, however often it is found.</summary>
public readonly record struct HitKey(string Rule, StoryId StoryId);

/// <summary>A rule found in a story, with a copy of what it was found in: the story may be edited or aged away, the hit stays as it was.</summary>
public sealed record Hit
{
    public required HitKey Key { get; init; }

    public required FeedId FeedId { get; init; }

    /// <summary>The feed's name when the hit was found.</summary>
    public required string FeedName { get; init; }

    public required string Title { get; init; }

    public Uri? Link { get; init; }

    /// <summary>The story's body, at most 32,000 UTF-16 units. Places beyond it are left out.</summary>
    public required string Text { get; init; }

    public required IReadOnlyList<Place> Places { get; init; }

    /// <summary>The query as the owner wrote it: why the story was found.</summary>
    public required string Query { get; init; }

    public required string ContentHash { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>The query was too costly on this story to be decided: somebody has to look. There are no places then.</summary>
    public bool IsPossible { get; init; }

    /// <summary>No for what was found old: at a feed's first poll or when a rule was run over kept stories.</summary>
    public required bool Alerting { get; init; }

    /// <summary>The longest copy of a story's text: a column of Table Storage holds 32K characters.</summary>
    public const int MaxTextLength = 32_000;

    public static Hit Create(RuleMatch match, Feed feed, Story story, DateTimeOffset foundAt, bool alerting)
    {
        var text = Cut(story.Body);
        return new Hit
        {
            Key = new HitKey(match.Rule.Name, story.Id),
            FeedId = feed.Id,
            FeedName = feed.Name,
            Title = story.Title,
            Link = story.Link,
            Text = text,
            Places = [.. match.Places.Where(place => place.Field == TextField.Title || place.Start + place.Length <= text.Length)],
            Query = match.Rule.Query.Text,
            ContentHash = story.ContentHash,
            PublishedAt = story.PublishedAt ?? story.UpdatedAt,
            FoundAt = foundAt,
            IsPossible = match.IsPossible,
            Alerting = alerting,
        };
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxTextLength)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[MaxTextLength - 2]) ? MaxTextLength - 2 : MaxTextLength - 1;
        return text[..end] + "…";
    }
}
