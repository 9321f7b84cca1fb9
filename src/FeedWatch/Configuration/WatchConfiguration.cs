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
}
