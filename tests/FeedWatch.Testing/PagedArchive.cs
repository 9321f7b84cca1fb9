using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Testing;

/// <summary>An archive of pages that a test writes, newest first: read as far as the port promises.</summary>
public sealed class PagedArchive(params IReadOnlyList<IReadOnlyList<Entry>> pages) : IArchiveReader
{
    /// <summary>How many pages were read.</summary>
    public int Read { get; private set; }

    public Task<OlderEntries> ReadOlderAsync(Feed feed, FeedDocument document, Func<IReadOnlyList<Entry>, bool> hasKnown, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hasKnown);
        var entries = new List<Entry>();
        foreach (var page in pages)
        {
            Read++;
            entries.AddRange(page);
            if (hasKnown(page))
            {
                break;
            }
        }

        return Task.FromResult(new OlderEntries(entries, HasFailed: false));
    }
}
