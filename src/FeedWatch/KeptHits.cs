using System.Runtime.CompilerServices;
using FeedWatch.Configuration;
using FeedWatch.Matching;
using FeedWatch.Storing;

namespace FeedWatch;

/// <summary>What rules find among the kept stories of the look-back. Writes nothing.</summary>
internal sealed class KeptHits(IStoryStore stories, TimeSpan lookBack)
{
    private const int AtOnce = 100;

    /// <summary>In batches, never an empty one. Those that were published before the look-back alert nobody, nor do those of a rule that only changed its name.</summary>
    public async IAsyncEnumerable<IReadOnlyList<Hit>> FindAsync(
        WatchConfiguration watch, IReadOnlyList<RuleState> running, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var since = now - lookBack;
        var quiet = running.Where(state => state.AlertsNothing).Select(state => state.Name).ToHashSet();
        var rules = new RuleSet([.. watch.Rules.Where(rule => running.Any(state => state.Name == rule.Name))]);
        var feeds = watch.Feeds.ToDictionary(feed => feed.Id);
        var batch = new List<Hit>();
        await foreach (var story in stories.FindAsync(since, cancellationToken))
        {
            if (feeds.TryGetValue(story.FeedId, out var feed))
            {
                batch.AddRange(
                    from match in rules.Match(feed, story)
                    let alerts = !quiet.Contains(match.Rule.Name) && (story.PublishedAt ?? story.UpdatedAt) >= since
                    select Hit.Create(match, feed, story, now, alerts));
            }

            if (batch.Count >= AtOnce)
            {
                yield return batch;
                batch = [];
            }
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
