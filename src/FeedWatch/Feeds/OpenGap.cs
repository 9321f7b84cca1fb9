namespace FeedWatch.Feeds;

/// <summary>Stories may be missing in between, and the archive failed to give them: it is asked once more, when the next document is read.</summary>
/// <param name="From">The poll before.</param>
/// <param name="To">The poll that noticed.</param>
/// <param name="Above">So many stories of the seen-set lie above those of the document before the gap.</param>
/// <param name="Held">So many stories that document held.</param>
public sealed record OpenGap(DateTimeOffset From, DateTimeOffset To, int Above, int Held);
