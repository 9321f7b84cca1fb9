using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Matching;
using FeedWatch.Storing;
using Microsoft.Extensions.Options;

namespace FeedWatch;

/// <summary>Says what <see cref="RuleCatchUp"/> would alert if a configuration came into use now. Writes nothing.</summary>
public sealed class RuleForecast(IRuleStateStore ruleStates, IStoryStore stories, IHitStore hits, IOutbox outbox, IOptions<PollOptions> options, TimeProvider time)
{
    /// <param name="watch">What would come into use.</param>
    /// <param name="rules">Names of those of its rules that are new or changed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyDictionary<string, ForecastRule>> RunAsync(WatchConfiguration watch, IReadOnlySet<string> rules, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = (await ruleStates.GetAllAsync(cancellationToken)).ToDictionary(state => state.Name);
        var running = watch.Rules.Where(rule => rules.Contains(rule.Name)).Select(rule => RuleCatchUp.NextState(rule, known, watch.Rules, now)).OfType<RuleState>().ToList();
        var forecast = running.ToDictionary(state => state.Name, state => new ForecastRule { IsRenamed = state.AlertsNothing });
        if (running.Count > 0)
        {
            await foreach (var batch in new KeptHits(stories, options.Value.LookBack).FindAsync(watch, running, now, cancellationToken))
            {
                await CountAsync(batch, watch.Recipients, forecast, now, cancellationToken);
            }
        }

        return forecast;
    }

    private async Task CountAsync(IReadOnlyList<Hit> found, IReadOnlyList<Recipient> recipients, Dictionary<string, ForecastRule> forecast, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // As adding would give them back: a hit that is there already stays as it is.
        var stored = (await hits.GetAsync([.. found.Select(hit => hit.Key)], cancellationToken)).ToDictionary(hit => hit.Key);
        foreach (var rule in found.GroupBy(hit => hit.Key.Rule))
        {
            forecast[rule.Key].Count(rule.Count());
        }

        var alerts = HitAlerts.Create(found.Select(hit => stored.GetValueOrDefault(hit.Key, hit)), recipients, now);
        foreach (var recipient in alerts.GroupBy(alert => alert.Recipient))
        {
            var there = (await outbox.GetAsync(recipient.Key, [.. recipient.Select(alert => alert.Id)], cancellationToken)).Select(alert => alert.Id).ToHashSet();
            foreach (var alert in recipient.Where(alert => !there.Contains(alert.Id)))
            {
                forecast[alert.Hit!.Value.Rule].Count(recipient.Key);
            }
        }
    }
}

/// <summary>What one new or changed rule would bring at once.</summary>
public sealed class ForecastRule
{
    private readonly Dictionary<RecipientId, int> alerts = [];

    /// <summary>It is another under a new name: what it finds was alerted under the old one.</summary>
    public bool IsRenamed { get; init; }

    /// <summary>Stories of the look-back that it finds, whether they alert or not.</summary>
    public int Hits { get; private set; }

    /// <summary>How many alerts each would get who gets any.</summary>
    public IReadOnlyDictionary<RecipientId, int> Alerts => alerts;

    internal void Count(int hits) => Hits += hits;

    internal void Count(RecipientId recipient) => alerts[recipient] = alerts.GetValueOrDefault(recipient) + 1;
}
