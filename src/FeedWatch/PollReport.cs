namespace FeedWatch;

/// <summary>What a cycle came to: the command line prints it, the log sums it up.</summary>
public sealed record PollReport(IReadOnlyList<FeedReport> Feeds, TimeSpan Took)
{
    public int Polled => Feeds.Count;

    public int Unchanged => Feeds.Count(feed => feed.Outcome == FeedOutcome.Unchanged);

    public int Failed => Feeds.Count(feed => feed.Outcome == FeedOutcome.Failed);

    public int Truncated => Feeds.Count(feed => feed.Outcome == FeedOutcome.Truncated);

    public int New => Feeds.Sum(feed => feed.New);

    public int Edited => Feeds.Sum(feed => feed.Edited);

    public int Hits => Feeds.Sum(feed => feed.Hits.Count);
}
