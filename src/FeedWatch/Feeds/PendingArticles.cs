namespace FeedWatch.Feeds;

/// <summary>The articles of a feed that are still to be read, those of the latest stories first. Stores keep it as one piece.</summary>
public sealed record PendingArticles
{
    public const int Capacity = 200;

    /// <summary>A longer link is not kept.</summary>
    public const int LongestLink = 2_000;

    // An article does not need to be read to the second, and each visit costs a lease.
    private static readonly TimeSpan BetweenVisits = TimeSpan.FromMinutes(1);

    public static PendingArticles None { get; } = new();

    /// <summary>When the feed itself may be asked again, where an article is due before it; null: the next poll is the feed's.</summary>
    public DateTimeOffset? FeedDueAt { get; init; }

    public IReadOnlyList<PendingArticle> Waiting { get; init; } = [];

    /// <summary>With these on top; one that waits already stays as it is. The oldest go where there are too many.</summary>
    public PendingArticles With(IReadOnlyList<PendingArticle> added, out int dropped)
    {
        var known = Waiting.Select(article => article.Story).ToHashSet();
        List<PendingArticle> all = [.. added.Where(article => !known.Contains(article.Story)), .. Waiting];
        dropped = Math.Max(all.Count - Capacity, 0);
        return this with { Waiting = [.. all.Take(Capacity)] };
    }

    /// <summary>When to come next, given when the feed itself is due.</summary>
    /// <param name="feedDueAt">As the feed's own plan says: articles never make it be asked more often.</param>
    /// <param name="at">The poll.</param>
    public (DateTimeOffset? NextPollAt, PendingArticles Articles) Plan(DateTimeOffset? feedDueAt, DateTimeOffset at)
    {
        if (Waiting.Count == 0)
        {
            return (feedDueAt, None);
        }

        var next = Waiting.Min(article => article.NextTryAt);
        var visit = next > at + BetweenVisits ? next : at + BetweenVisits;
        return visit < feedDueAt ? (visit, this with { FeedDueAt = feedDueAt }) : (feedDueAt, this with { FeedDueAt = null });
    }

    public bool Equals(PendingArticles? other) => other is not null && FeedDueAt == other.FeedDueAt && Waiting.SequenceEqual(other.Waiting);

    public override int GetHashCode() => HashCode.Combine(FeedDueAt, Waiting.Count);
}
