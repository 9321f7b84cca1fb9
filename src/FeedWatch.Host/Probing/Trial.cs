using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Host.Probing;

/// <summary>Asks a query about stories, one after the other, and keeps count.</summary>
/// <param name="query">What is tried.</param>
/// <param name="rule">The rule whose query it may replace; null: all that the query finds is told, else only what differs.</param>
/// <param name="time">When now is.</param>
internal sealed class Trial(Query query, Rule? rule, TimeProvider time)
{
    private readonly Rule tried = new() { Name = "try", Query = query };
    private DateTimeOffset? earliest;

    public int Stories { get; private set; }

    public int Found { get; private set; }

    public int Added { get; private set; }

    public int Lost { get; private set; }

    /// <summary>From the first sight of the oldest story until now; null where there was none.</summary>
    public TimeSpan? Span => time.GetUtcNow() - earliest;

    /// <summary>Null where there is nothing to tell of the story.</summary>
    public TrialFinding? Ask(Feed feed, Story story)
    {
        if (rule?.AppliesTo(feed) == false)
        {
            return null;
        }

        var searched = SearchedStory.Of(story, feed);
        var (found, before) = (query.Match(searched), rule?.Query.Match(searched));
        Stories++;
        Found += found is null ? 0 : 1;
        earliest = earliest is { } at && at < story.FirstSeenAt ? at : story.FirstSeenAt;
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
