using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Testing.Storing;

/// <summary>Stories that last as long as the object.</summary>
public sealed class InMemoryStories : IStoryStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<StoryId, Story> stories = [];

    /// <summary>All of them, for assertions.</summary>
    public IReadOnlyList<Story> All
    {
        get
        {
            lock (gate)
            {
                return [.. stories.Values];
            }
        }
    }

    public Task AddAsync(IReadOnlyList<Story> stories, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            foreach (var story in stories)
            {
                var kept = this.stories.GetValueOrDefault(story.Id);
                this.stories[story.Id] = kept is null ? story : story with { FirstSeenAt = kept.FirstSeenAt };
            }

            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<Story>> GetAsync(FeedId feedId, IReadOnlyList<StoryId> ids, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Story>>([.. All.Where(story => story.FeedId == feedId && ids.Contains(story.Id))]);

    public IAsyncEnumerable<Story> FindAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        All.Where(story => story.FirstSeenAt >= since)
            .OrderBy(story => story.FeedId.Value, StringComparer.Ordinal)
            .ThenBy(story => story.FirstSeenAt)
            .ToAsyncEnumerable();

    public IAsyncEnumerable<StoryHeadline> FindHeadlinesAsync(DateTimeOffset since, int most, CancellationToken cancellationToken) =>
        All.Where(story => story.FirstSeenAt >= since)
            .OrderByDescending(story => story.FirstSeenAt)
            .Take(most)
            .Select(story => new StoryHeadline(story.FeedId, story.Id, story.Title, story.Link, story.FirstSeenAt))
            .ToAsyncEnumerable();

    public Task<Story?> GetAsync(FeedId feed, StoryId id, CancellationToken cancellationToken) =>
        Task.FromResult(All.FirstOrDefault(story => story.FeedId == feed && story.Id == id));

    public Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var old = stories.Values.Where(story => story.FirstSeenAt < before).OrderBy(story => story.FirstSeenAt).Take(most).ToList();
            old.ForEach(story => stories.Remove(story.Id));
            return Task.FromResult(old.Count);
        }
    }
}
