namespace FeedWatch.Matching;

/// <summary>A named saved query and the feeds it applies to.</summary>
public sealed record Rule
{
    /// <summary>The rule's identity: renaming it makes another rule.</summary>
    public required string Name { get; init; }

    public required Query Query { get; init; }

    /// <summary>Names or tags of feeds; none means all.</summary>
    public IReadOnlyList<string> Feeds { get; init; } = [];

    public bool AppliesTo(Feeds.Feed feed) =>
        Feeds.Count == 0 || Feeds.Contains(feed.Name) || Feeds.Any(feed.Tags.Contains);

    /// <summary>Changes when the expanded query or the feeds change: then the rule is run over the kept stories again.</summary>
    public string Version => field ??= Feeds is [] ? FeedWatch.Feeds.ContentHash.Id("rule", Query.Expanded) : FeedWatch.Feeds.ContentHash.Id(["rule", Query.Expanded, .. Feeds.Order(StringComparer.Ordinal)]);
}
