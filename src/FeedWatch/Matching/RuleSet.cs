using FeedWatch.Feeds;
using FeedWatch.Matching.Evaluating;
using FeedWatch.Parsing;

namespace FeedWatch.Matching;

/// <summary>All rules, compiled together, so that a story is read once for all of them. Immutable: a new configuration brings a new one.</summary>
public sealed class RuleSet(IReadOnlyList<Rule> rules)
{
    private readonly Matcher matcher = new(rules.Select(rule => rule.Query.Tree));

    public static RuleSet Empty { get; } = new([]);

    public IReadOnlyList<Rule> Rules { get; } = rules;

    /// <summary>Those of the rules for this feed that find the story, in the order of the rules.</summary>
    public IReadOnlyList<RuleMatch> Match(Feed feed, Story story)
    {
        var found = matcher.Find(SearchedStory.Of(story, feed));
        return found.Count == 0 ? [] : OfFeed(found, feed);
    }

    private RuleMatch[] OfFeed(IReadOnlyList<Matcher.Finding> found, Feed feed) =>
        [.. found.Where(finding => Rules[finding.Query].AppliesTo(feed)).Select(finding => new RuleMatch(Rules[finding.Query], finding.Match.Places, finding.Match.IsPossible))];
}
