using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing;
using Microsoft.Extensions.Logging;

namespace FeedWatch;

/// <summary>Follows a feed's own pages back (RFC 5005, JSON Feed) until one holds what we know; where it names none, the news sitemap of its site is looked for.</summary>
public sealed partial class ArchiveReader(IFeedFetcher fetcher, IFeedParser parser, ServerPacer pacer, TimeProvider time, ILogger<ArchiveReader> logger) : IArchiveReader
{
    private const int MostPages = 20;

    public async Task<OlderEntries> ReadOlderAsync(Feed feed, FeedDocument document, Func<IReadOnlyList<Entry>, bool> hasKnown, CancellationToken cancellationToken)
    {
        var pages = new OlderPages(feed, fetcher, parser, pacer, time);
        var (read, older) = await ReadPagesAsync(pages, feed, document, hasKnown, cancellationToken);
        if (read == 0)
        {
            older = await new NewsSitemaps(pages).FindMissedAsync(feed, document, hasKnown, cancellationToken);
        }

        Log.Read(logger, feed.Id, older.Count, read);
        return new OlderEntries(older, pages.HasFailed);
    }

    private static async Task<(int Pages, IReadOnlyList<Entry> Older)> ReadPagesAsync(
        OlderPages pages, Feed feed, FeedDocument document, Func<IReadOnlyList<Entry>, bool> hasKnown, CancellationToken cancellationToken)
    {
        var newer = new HashSet<string>(Names(document));
        var older = new List<Entry>();
        var most = SeenSet.Capacity - document.Entries.Count;
        var asked = new HashSet<string> { CanonicalUrl.OfFeed(feed.Url) };
        var read = 0;
        for (var next = document.OlderPage; IsToRead(next) && await pages.ReadAsync(next!, cancellationToken) is { } page; next = page.OlderPage)
        {
            read++;
            var before = older.Count;
            older.AddRange(EntryKey.AllOf(page).Where(entry => newer.Add(NameOf(entry))).Select(entry => entry.Entry).Take(most - older.Count));

            // Some servers give the same page whatever its number is.
            if (hasKnown(page.Entries) || older.Count == before || older.Count == most)
            {
                break;
            }
        }

        return (read, older);

        // The document may name its archive on another host, as it may redirect there; from then on it is one archive in one place.
        bool IsToRead(Uri? next) => next is not null && read < MostPages && next.Host == document.OlderPage!.Host && asked.Add(CanonicalUrl.OfFeed(next));
    }

    private static IEnumerable<string> Names(FeedDocument document) => EntryKey.AllOf(document).Select(NameOf);

    // Pages shift while they are read: what stood at the end of one stands on the next again.
    private static string NameOf(EntryKey entry) => entry switch
    {
        { Id: { } id } => $"id {id}",
        { LinkNamesAStory: true } => $"link {entry.Link}",
        _ => $"text {entry.ContentHash}",
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 1040, Level = LogLevel.Debug, Message = "Feed {FeedId}: {Entries} older entries, from {Pages} pages of its archive")]
        public static partial void Read(ILogger logger, FeedId feedId, int entries, int pages);
    }
}
