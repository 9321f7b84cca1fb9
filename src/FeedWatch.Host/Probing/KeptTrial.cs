using System.Runtime.CompilerServices;
using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using Microsoft.Extensions.Options;

namespace FeedWatch.Host.Probing;

/// <summary>The kept stories, and which of them alerted when they came.</summary>
public sealed class KeptTrial(Lazy<IStoryStore> stories, Lazy<IFeedStateStore> states, TrialConfiguration configuration, IOptions<PollOptions> options, TimeProvider time)
{
    public async Task<TrialResult> OpenAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var known = await states.Value.GetAllAsync(cancellationToken);
        return new TrialResult.Opened(ReadAsync(since, known, cancellationToken)) { WatchedFrom = WatchedFrom(since, known.Values) };
    }

    private async IAsyncEnumerable<TriedStory> ReadAsync(DateTimeOffset since, IReadOnlyDictionary<FeedId, FeedState> known, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var feeds = (await configuration.FindAsync(cancellationToken))?.Feeds.ToDictionary(feed => feed.Id) ?? [];
        await foreach (var story in stories.Value.FindAsync(since, cancellationToken))
        {
            // A feed that is no longer watched is known by its id only.
            var feed = feeds.GetValueOrDefault(story.FeedId) ?? new Feed { Id = story.FeedId, Url = story.Link ?? new Uri("http://unknown.invalid/"), Name = story.FeedId.Value };
            yield return new TriedStory(feed, story) { Alerts = Alerts(story, known.GetValueOrDefault(story.FeedId)?.BaselinedAt) };
        }
    }

    // What a first poll brings is the feed's backlog: as in a poll, only what is dated within the look-back alerts.
    private bool Alerts(Story story, DateTimeOffset? baselinedAt) =>
        story.FirstSeenAt > baselinedAt || (story.PublishedAt ?? story.UpdatedAt) >= story.FirstSeenAt - options.Value.LookBack;

    // Before the first poll nothing was collected, and what is older than the stores keep is gone.
    private DateTimeOffset WatchedFrom(DateTimeOffset since, IEnumerable<FeedState> known)
    {
        var now = time.GetUtcNow();
        return new[] { since, now - options.Value.KeepStories, known.Min(state => state.BaselinedAt) ?? now }.Max();
    }
}
