using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Matching;

/// <summary>What a query is asked about: the text of a story and the facts about it.</summary>
public readonly record struct SearchedStory()
{
    public string Title { get; init; } = string.Empty;

    public string Body { get; init; } = string.Empty;

    public IReadOnlyList<string> Authors { get; init; } = [];

    public IReadOnlyList<string> Categories { get; init; } = [];

    public string? FeedName { get; init; }

    /// <summary>A language tag such as en or pt-BR; null where neither the story nor its feed says: it is never guessed.</summary>
    public string? Language { get; init; }

    public static SearchedStory Of(Story story, Feed feed) => new()
    {
        Title = story.Title,
        Body = story.Body,
        Authors = story.Authors,
        Categories = story.Categories,
        FeedName = feed.Name,
        Language = story.Language ?? feed.Language,
    };
}
