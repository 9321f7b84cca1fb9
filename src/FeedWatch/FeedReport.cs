using FeedWatch.Alerting;
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

    /// <summary>Who has waiting alerts from this poll, or had them already.</summary>
    public IReadOnlyList<RecipientId> Alerted { get; init; } = [];

    /// <summary>False: what came of the poll could not be written down, and the feed is as due as before.</summary>
    public bool IsSaved { get; init; } = true;

    /// <summary>What went wrong, in one line for a person; null when nothing did.</summary>
    public string? Error { get; init; }
}

public enum FeedOutcome
{
    Read,

    /// <summary>304, or the very same bytes again; or only articles were due.</summary>
    Unchanged,

    /// <summary>The whole stories of a document that broke off were read.</summary>
    Truncated,

    Failed,

    /// <summary>The lease ran out and another process polls the feed now.</summary>
    Superseded,
}
