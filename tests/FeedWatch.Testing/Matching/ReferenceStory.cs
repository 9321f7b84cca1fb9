using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;

namespace FeedWatch.Testing.Matching;

/// <summary>A story whose words are known.</summary>
public sealed record ReferenceStory
{
    public ReferenceText Title { get; init; } = ReferenceText.Empty;

    public ReferenceText Body { get; init; } = ReferenceText.Empty;

    public IReadOnlyList<ReferenceText> Authors { get; init; } = [];

    public IReadOnlyList<ReferenceText> Categories { get; init; } = [];

    public ReferenceText FeedName { get; init; } = ReferenceText.Empty;

    public string? Language { get; init; }

    public static ReferenceStory Empty { get; } = new();

    public SearchedStory ToSearched() => new()
    {
        Title = Title.Text,
        Body = Body.Text,
        Authors = Texts(Authors),
        Categories = Texts(Categories),
        FeedName = FeedName.Text,
        Language = Language,
    };

    /// <summary>The feed that brings it, for a <see cref="RuleSet"/>.</summary>
    public Feed ToFeed() => new() { Id = new FeedId("reference"), Url = new Uri("https://reference.example/feed"), Name = FeedName.Text };

    public Story ToStory() => new()
    {
        Id = new StoryId("reference"),
        FeedId = new FeedId("reference"),
        Title = Title.Text,
        Summary = Body.Text,
        Authors = Texts(Authors),
        Categories = Texts(Categories),
        Language = Language,
        FirstSeenAt = DateTimeOffset.UnixEpoch,
        ContentHash = "reference",
    };

    public override string ToString() =>
        $"title [{Title}] body [{Body}] authors [{string.Join("] [", Authors)}] categories [{string.Join("] [", Categories)}] feed [{FeedName}] language [{Language}]";

    private static string[] Texts(IEnumerable<ReferenceText> texts) => [.. texts.Select(text => text.Text)];
}
