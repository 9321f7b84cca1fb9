using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Matching;

namespace FeedWatch.Configuration;

/// <summary>What feedwatch.yaml says: valid from birth, immutable, swapped whole when the file changes.</summary>
public sealed record WatchConfiguration
{
    public required IReadOnlyList<Feed> Feeds { get; init; }

    public required IReadOnlyList<Rule> Rules { get; init; }

    public required IReadOnlyList<Recipient> Recipients { get; init; }

    /// <summary>The file's own aliases and their queries, without the shipped ones.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>A hash of the text and of what the environment filled in: the same version says the same.</summary>
    public string Version { get; init; } = string.Empty;
}
