using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>Reads what a feed held before its newest document: its paged archives (RFC 5005), else the news sitemap of its site.</summary>
public interface IArchiveReader
{
    /// <summary>Entries that are older than the document. None where there is no archive, or it cannot be read; never throws for what a server does.</summary>
    /// <param name="feed">Whose archive: same guards, limits and politeness as its polls.</param>
    /// <param name="document">The newest document; its <see cref="FeedDocument.OlderPage"/> says where the archive begins.</param>
    /// <param name="hasKnown">True for a page that holds a story of the document before: the gap is closed, nothing older is read.</param>
    Task<OlderEntries> ReadOlderAsync(Feed feed, FeedDocument document, Func<IReadOnlyList<Entry>, bool> hasKnown, CancellationToken cancellationToken);
}

/// <summary>What a feed held before its newest document.</summary>
/// <param name="Entries">Newest page first.</param>
/// <param name="HasFailed">Some of it could not be read, and may be at the next look. False where there is none, or its server wants to be left alone.</param>
public sealed record OlderEntries(IReadOnlyList<Entry> Entries, bool HasFailed);
