using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using FeedWatch.Matching;

namespace FeedWatch.Configuration;

/// <summary>What feedwatch.yaml says: valid from birth, immutable, swapped whole when the file changes.</summary>
public sealed record WatchConfiguration
{
    public required IReadOnlyList<Feed> Feeds { get; init; }

    public required IReadOnlyList<Rule> Rules
    {
        get;
        init
        {
            field = value;
            RuleSet = new RuleSet(value);
        }
    }

    public required IReadOnlyList<Recipient> Recipients { get; init; }

    /// <summary>The file's own aliases and their queries, without the shipped ones.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>A hash of the text and of what the environment filled in: the same version says the same.</summary>
    public string Version { get; init; } = string.Empty;

    /// <summary>Whom mail may go to, for which rules.</summary>
    public DeliveryAudience Audience => new(Recipients, Rules.Select(rule => rule.Name).ToHashSet());

    /// <summary>The rules, compiled to run together.</summary>
    public RuleSet RuleSet { get; private init; } = new([]);
}
