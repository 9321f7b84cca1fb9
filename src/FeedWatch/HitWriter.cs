using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch;

/// <summary>Matches stories and writes down what was found: hits first, then whom they alert.</summary>
internal sealed class HitWriter(IHitStore hits, IOutbox outbox)
{
    /// <returns>As stored: after a crash those of the interrupted run say whether they alert.</returns>
    public async Task<IReadOnlyList<Hit>> AddHitsAsync(Feed feed, IEnumerable<FoundStory> found, RuleSet rules, DateTimeOffset at, CancellationToken cancellationToken)
    {
        List<Hit> matched =
        [
            .. from story in found
               from match in rules.Match(feed, story.Story)
               select Hit.Create(match, feed, story.Story, at, story.Alerts),
        ];
        return matched.Count == 0 ? [] : await hits.AddAsync(matched, cancellationToken);
    }

    /// <returns>Who has any of them.</returns>
    public async Task<IReadOnlyList<RecipientId>> AddAlertsAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        if (alerts.Count > 0)
        {
            await outbox.AddAsync(alerts, cancellationToken);
        }

        return [.. alerts.Select(alert => alert.Recipient).Distinct()];
    }
}

/// <param name="Story">What is matched.</param>
/// <param name="Alerts">Whether what is found in it alerts.</param>
internal sealed record FoundStory(Story Story, bool Alerts);
