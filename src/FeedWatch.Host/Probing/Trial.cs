using FeedWatch.Matching;
using FeedWatch.Storing;

namespace FeedWatch.Host.Probing;

/// <summary>Asks a query about stories, one after the other, and keeps count.</summary>
/// <param name="query">What is tried.</param>
/// <param name="rule">The rule whose query it may replace; null: all that the query finds is told, else only what differs.</param>
/// <param name="hasFeed">As <see cref="TrialSource.HasFeed"/>.</param>
/// <param name="time">When now is.</param>
internal sealed class Trial(Query query, Rule? rule, bool hasFeed, TimeProvider time)
{
    private readonly Rule tried = new() { Name = "try", Query = query };

    public int Stories { get; private set; }

    /// <summary>Stories of feeds that the rule is not for.</summary>
    public int PassedOver { get; private set; }

    public int Found { get; private set; }

    /// <summary>Found ones that would have alerted when they came.</summary>
    public int Alerting { get; private set; }

    public int Added { get; private set; }

    public int Lost { get; private set; }

    /// <summary>Null where there is nothing to tell of the story.</summary>
    public TrialFinding? Ask(TriedStory asked)
    {
        var (feed, story) = asked;
        if (hasFeed && rule?.AppliesTo(feed) == false)
        {
            PassedOver++;
            return null;
        }

        var searched = SearchedStory.Of(story, feed);
        var (found, before) = (query.Match(searched), rule?.Query.Match(searched));
        Stories++;
        Found += found is null ? 0 : 1;
        Alerting += found is not null && asked.Alerts ? 1 : 0;
        return (found, before) switch
        {
            ({ } now, _) when rule is null => Finding(now, tried, change: null),
            ({ } now, null) => Count(Finding(now, tried, TrialChange.Added)),
            (null, { } then) => Count(Finding(then, rule!, TrialChange.Lost)),
            _ => null,
        };

        TrialFinding Finding(QueryMatch match, Rule by, TrialChange? change) =>
            new(Hit.Create(new RuleMatch(by, match.Places, match.IsPossible), feed, story, time.GetUtcNow(), alerting: true), match.IsPossible, change);
    }

    private TrialFinding Count(TrialFinding finding)
    {
        Added += finding.Change == TrialChange.Added ? 1 : 0;
        Lost += finding.Change == TrialChange.Lost ? 1 : 0;
        return finding;
    }
}

/// <summary>A story that the tried query finds, or that it no longer finds.</summary>
/// <param name="Hit">As it would be kept; of one that is lost, as the rule keeps it now.</param>
/// <param name="IsPossible">As <see cref="QueryMatch.IsPossible"/>.</param>
/// <param name="Change">Null where nothing is compared.</param>
internal sealed record TrialFinding(Hit Hit, bool IsPossible, TrialChange? Change);

internal enum TrialChange
{
    Added,
    Lost,
}
