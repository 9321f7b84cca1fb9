using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Matching;
using FeedWatch.Storing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch;

/// <summary>Runs a new or changed rule over the kept stories of the look-back, and once more an hour later, when every instance has read the new configuration. Same keys: twice is once.</summary>
public sealed partial class RuleCatchUp(
    IRuleStateStore ruleStates,
    IStoryStore stories,
    IHitStore hits,
    IOutbox outbox,
    IOptions<PollOptions> options,
    TimeProvider time,
    ILogger<RuleCatchUp> logger)
{
    private static readonly TimeSpan UntilAgain = TimeSpan.FromHours(1);

    public async Task RunAsync(WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = (await ruleStates.GetAllAsync(cancellationToken)).ToDictionary(state => state.Name);
        var next = watch.Rules.Select(rule => NextState(rule, known, watch.Rules, now)).OfType<RuleState>().ToList();
        if (next.Count > 0)
        {
            await FindAsync(watch, next, now, cancellationToken);
        }

        // Saved last, as the states of feeds are: a crash before it makes the whole run happen again.
        foreach (var state in next)
        {
            await ruleStates.SaveAsync(state, cancellationToken);
        }

        foreach (var gone in known.Values.Where(old => IsOver(old, watch.Rules, next, known)))
        {
            await ruleStates.RemoveAsync(gone.Name, cancellationToken);
        }
    }

    /// <summary>The old name of a renamed rule is known until the second run: its waiting alerts still go out, and so does what an instance with the old file finds.</summary>
    private static bool IsOver(RuleState old, IReadOnlyList<Rule> rules, List<RuleState> next, Dictionary<string, RuleState> known)
    {
        if (rules.Any(rule => rule.Name == old.Name))
        {
            return false;
        }

        var states = next.Concat(known.Values.Where(state => next.All(other => other.Name != state.Name)));
        return !states.Any(state => state is { AlertsNothing: true, AgainAt: not null } && state.Version == old.Version && state.Name != old.Name);
    }

    /// <summary>What to save once the rule has been run; null: it need not run.</summary>
    internal static RuleState? NextState(Rule rule, Dictionary<string, RuleState> known, IReadOnlyList<Rule> rules, DateTimeOffset now)
    {
        if (known.TryGetValue(rule.Name, out var state) && state.Version == rule.Version)
        {
            return state.AgainAt is { } again && again <= now ? state with { AgainAt = null } : null;
        }

        var isRenamed = state is null && known.Values.Any(old => old.Version == rule.Version && rules.All(other => other.Name != old.Name));
        return new RuleState(rule.Name, rule.Version, now + UntilAgain, AlertsNothing: isRenamed);
    }

    private async Task FindAsync(WatchConfiguration watch, List<RuleState> running, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var quietHits = new List<Hit>();
        var found = 0;
        await foreach (var batch in new KeptHits(stories, options.Value.LookBack).FindAsync(watch, running, now, cancellationToken))
        {
            found += batch.Count;
            quietHits.AddRange(await AddAsync(batch, watch.Recipients, now, cancellationToken));
        }

        var telling = watch.Rules.Where(rule => running.Any(state => state.Name == rule.Name && !state.AlertsNothing));
        await AddSummariesAsync(watch, telling, quietHits, now, cancellationToken);
        Log.CaughtUp(logger, running.Count, found);
    }

    /// <summary>Gives back those that alert nobody, without their text: they are only counted.</summary>
    private async Task<IReadOnlyList<Hit>> AddAsync(IReadOnlyList<Hit> found, IReadOnlyList<Recipient> recipients, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await hits.AddAsync(found, cancellationToken);
        await outbox.AddAsync(HitAlerts.Create(stored, recipients, now), cancellationToken);
        return [.. stored.Where(hit => !hit.Alerting).Select(hit => hit with { Text = string.Empty, Places = [] })];
    }

    private async Task AddSummariesAsync(WatchConfiguration watch, IEnumerable<Rule> rules, List<Hit> quietHits, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Alert> summaries =
        [
            .. rules.SelectMany(rule => Notices.RuleCatchUp(rule, [.. quietHits.Where(hit => hit.Key.Rule == rule.Name)], watch.Recipients, now)),
        ];
        if (summaries.Count > 0)
        {
            await outbox.AddAsync(summaries, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1020, Level = LogLevel.Information, Message = "Ran {Rules} new or changed rules over the kept stories: {Hits} hits")]
        public static partial void CaughtUp(ILogger logger, int rules, int hits);
    }
}
