using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>What a poll found, the archive included where it was read.</summary>
/// <param name="News">Told apart from what was seen before.</param>
/// <param name="New">Stories of the document itself that were not known.</param>
/// <param name="Held">All stories of the document itself.</param>
internal sealed record Discovery(FeedNews News, int New, int Held)
{
    /// <summary>Set where stories may have come and gone between two polls.</summary>
    public StoryGap? Gap { get; init; }

    /// <summary>To be kept in <see cref="FeedHistory.NoArchiveAt"/>.</summary>
    public DateTimeOffset? NoArchiveAt { get; init; }

    /// <summary>To be kept in <see cref="FeedHistory.OpenGap"/>.</summary>
    public OpenGap? OpenGap { get; init; }

    /// <summary>Articles that are to be read from now on.</summary>
    public IReadOnlyList<PendingArticle> Articles { get; init; } = [];

    /// <summary>Fresh stories that only the archive had.</summary>
    public IReadOnlySet<StoryId> Archived { get; init; } = new HashSet<StoryId>();
}
