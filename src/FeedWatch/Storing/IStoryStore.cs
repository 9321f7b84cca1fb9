using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Storing;

/// <summary>Keeps stories for 30 days, so that a new rule can be run over them.</summary>
public interface IStoryStore
{
    /// <summary>By id: an edited story takes the place of the one that is there, whose <see cref="Story.FirstSeenAt"/> stays.</summary>
    Task AddAsync(IReadOnlyList<Story> stories, CancellationToken cancellationToken);

    /// <summary>Those of a feed's stories that are there, in any order.</summary>
    Task<IReadOnlyList<Story>> GetAsync(FeedId feedId, IReadOnlyList<StoryId> ids, CancellationToken cancellationToken);

    /// <summary>First seen at or after <paramref name="since"/>, one feed at a time, oldest first within it.</summary>
    IAsyncEnumerable<Story> FindAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>What tells stories apart, of the latest <paramref name="most"/> first seen at or after <paramref name="since"/>, latest first; those of one round of polls in any order. Their texts are not read.</summary>
    IAsyncEnumerable<StoryHeadline> FindHeadlinesAsync(DateTimeOffset since, int most, CancellationToken cancellationToken);

    /// <summary>Null where it is not kept.</summary>
    Task<Story?> GetAsync(FeedId feed, StoryId id, CancellationToken cancellationToken);

    /// <summary>Removes at most <paramref name="most"/> stories first seen before <paramref name="before"/> and gives back how many.</summary>
    Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);
}
