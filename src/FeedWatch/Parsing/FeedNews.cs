using FeedWatch.Feeds;

namespace FeedWatch.Parsing;

/// <summary>What a document of a feed holds, told apart from what the feed has shown us before.</summary>
public sealed record FeedNews
{
    /// <summary>New and edited stories, in the order of the document.</summary>
    public required IReadOnlyList<Story> Fresh { get; init; }

    /// <summary>All that the document holds, for <see cref="SeenSet.With"/>.</summary>
    public required IReadOnlyList<SeenStory> Present { get; init; }

    /// <summary>To be kept in <see cref="FeedState.LinkIsId"/>.</summary>
    public required bool LinkIsId { get; init; }

    /// <summary>To be kept in <see cref="FeedState.IdVersion"/>.</summary>
    public required int IdVersion { get; init; }

    public int New { get; init; }

    public int Edited { get; init; }

    public int Known { get; init; }
}
