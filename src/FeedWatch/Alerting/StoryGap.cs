namespace FeedWatch.Alerting;

/// <summary>Stories may have come and gone in a feed between two polls: they shared none.</summary>
/// <param name="From">The poll before.</param>
/// <param name="To">The poll that noticed.</param>
/// <param name="IsClosed">The feed's archive reached back to what was known: nothing is missing.</param>
/// <param name="Recovered">Stories that the archive had and the document had not.</param>
public sealed record StoryGap(DateTimeOffset From, DateTimeOffset To, bool IsClosed, int Recovered);
