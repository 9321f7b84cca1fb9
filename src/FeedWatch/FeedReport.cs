using FeedWatch.Feeds;
using FeedWatch.Storing;

namespace FeedWatch;

/// <summary>What one poll of one feed came to.</summary>
public sealed record FeedReport
{
    public required Feed Feed { get; init; }

    public required FeedOutcome Outcome { get; init; }

    /// <summary>Stories new to us.</summary>
    public int New { get; init; }

    /// <summary>Stories whose text changed.</summary>
    public int Edited { get; init; }

    /// <summary>Hits of the new and edited stories, as stored: also those that an earlier, interrupted poll had added.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>What went wrong, in one line for a person; null when nothing did.</summary>
    public string? Error { get; init; }
}

public enum FeedOutcome
{
    Read,

    /// <summary>304, or the very same bytes again.</summary>
    Unchanged,

    /// <summary>The whole stories of a document that broke off were read.</summary>
    Truncated,

    Failed,
}
