namespace FeedWatch.Matching;

/// <summary>A query as written and as understood. Immutable.</summary>
public sealed class Query
{
    /// <summary>As the owner wrote it.</summary>
    public required string Text { get; init; }

    /// <summary>Fully bracketed, aliases replaced by what they mean: two queries with the same expansion find the same stories.</summary>
    public required string Expanded { get; init; }
}
