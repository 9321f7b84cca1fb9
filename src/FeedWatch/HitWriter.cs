using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using Microsoft.Extensions.Logging;

namespace FeedWatch;

/// <summary>Matches stories and writes down what was found: hits first, then whom they alert.</summary>
internal sealed partial class HitWriter(IHitStore hits, IOutbox outbox, ILogger logger)
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
        foreach (var undecided in matched.Where(hit => hit.IsPossible))
        {
            Log.Undecided(logger, undecided.Key.Rule, feed.Name, undecided.Title);
        }

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

    private static partial class Log
    {
        [LoggerMessage(EventId = 1008, Level = LogLevel.Warning, Message = "Rule {Rule} was too costly to decide on a story of {FeedName} and is kept as a possible hit: {Title}")]
        public static partial void Undecided(ILogger logger, string rule, string feedName, string title);
    }
}

/// <param name="Story">What is matched.</param>
/// <param name="Alerts">Whether what is found in it alerts.</param>
internal sealed record FoundStory(Story Story, bool Alerts);
