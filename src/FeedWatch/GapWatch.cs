using FeedWatch.Alerting;
using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch;

/// <summary>Tells what is new, and notices when a document shares no story with the one before: then others may have come and gone, and the feed's archive is read for them.</summary>
internal sealed class GapWatch(IArchiveReader archives)
{
    // One story alone is replaced by the next: there nothing can be told.
    private const int FewestToTell = 2;

    // A feed that turns over at each poll has a gap at each.
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromDays(1);

    public async Task<Discovery> DiscoverAsync(PolledFeed polled, FeedDocument document, SeenSet seen, CancellationToken cancellationToken)
    {
        var news = StoryNews.Decide(polled.Feed.Id, document, polled.State, seen, polled.At);
        var found = new Discovery(news, news.New, news.Present.Count) { NoArchiveAt = polled.State.History.NoArchiveAt };
        return HasGap(polled, document, news, seen) ? await FillAsync(polled, document, seen, found, cancellationToken) : found;
    }

    // Older stories that the seen-set also holds do not count: one that comes back bridges nothing.
    private static bool HasGap(PolledFeed polled, FeedDocument document, FeedNews news, SeenSet seen)
    {
        var held = polled.State.History.Held;
        if (polled.IsFirst || document.End != DocumentEnd.Whole || news.New == 0 || held < FewestToTell || news.Present.Count < FewestToTell)
        {
            return false;
        }

        return !IsSharedBy(news.Present, LastDocument(polled, seen));
    }

    private async Task<Discovery> FillAsync(PolledFeed polled, FeedDocument document, SeenSet seen, Discovery found, CancellationToken cancellationToken)
    {
        var state = polled.State with { LinkIsId = found.News.LinkIsId };
        var (older, isClosed, noArchiveAt) = await ReadOlderAsync(polled with { State = state }, document, LastDocument(polled, seen), cancellationToken);
        var gap = new StoryGap(polled.State.History.Rhythm.ReadAt ?? polled.State.LastPollAt ?? polled.At, polled.At, IsClosed: isClosed, Recovered: 0);
        found = found with { Gap = gap, NoArchiveAt = noArchiveAt };
        var missed = Missed(document, older, seen, state.LinkIsId);
        if (missed.Count == 0)
        {
            return found;
        }

        // Matched like all others. The document's own come first, so that they lead the seen-set.
        var news = StoryNews.Decide(polled.Feed.Id, document with { Entries = [.. document.Entries, .. missed] }, state, seen, polled.At);
        var archived = news.Fresh.Select(story => story.Id).Except(found.News.Fresh.Select(story => story.Id)).ToHashSet();
        return found with { News = news, Gap = gap with { Recovered = archived.Count }, Archived = archived };
    }

    private async Task<(IReadOnlyList<Entry> Older, bool IsClosed, DateTimeOffset? NoArchiveAt)> ReadOlderAsync(
        PolledFeed polled, FeedDocument document, SeenSet last, CancellationToken cancellationToken)
    {
        // One that lies ahead is of a clock that was wrong.
        if (polled.State.History.NoArchiveAt is { } at && at <= polled.At && polled.At < at + LookAgainAfter)
        {
            return ([], false, at);
        }

        var isClosed = false;
        var older = await archives.ReadOlderAsync(polled.Feed, document, page => isClosed = isClosed || ReachesBack(polled, document with { Entries = page }, last), cancellationToken);
        return (older.Entries, isClosed, older.IsMissing && !isClosed ? polled.At : null);
    }

    private static SeenSet LastDocument(PolledFeed polled, SeenSet seen) => new([.. seen.Stories.Take(polled.State.History.Held)]);

    private static bool IsSharedBy(IReadOnlyList<SeenStory> present, SeenSet last) => present.Any(story => last.KnowsId(story) || last.KnowsLinkedVersion(story));

    private static bool ReachesBack(PolledFeed polled, FeedDocument page, SeenSet last) =>
        IsSharedBy(StoryNews.Decide(polled.Feed.Id, page, polled.State, last, polled.At).Present, last)
        || EntryKey.AllOf(page).Any(entry => IsKnownByLink(entry, last, polled.State.LinkIsId));

    // Pages overlap, and a news sitemap has no ids: what the document or the seen-set has under the same id is no second
    // story, nor what has no id and the same link. Updates of a live page have one link and an id each.
    private static List<Entry> Missed(FeedDocument document, IReadOnlyList<Entry> older, SeenSet seen, bool linkIsId)
    {
        var here = EntryKey.AllOf(document);
        var ids = here.Select(entry => entry.Id).OfType<string>().ToHashSet();
        var links = here.Where(entry => entry.LinkNamesAStory).Select(entry => entry.Link).ToHashSet();
        return
        [
            .. EntryKey.AllOf(document with { Entries = older })
                .Where(entry => !IsKnownByLink(entry, seen, linkIsId) && (entry.Id is null || ids.Add(entry.Id)) && (links.Add(entry.Link) || !GoesByLink(entry, linkIsId)))
                .Select(entry => entry.Entry)
                .Take(SeenSet.Capacity - here.Count),
        ];
    }

    private static bool IsKnownByLink(EntryKey entry, SeenSet seen, bool linkIsId) =>
        GoesByLink(entry, linkIsId) && seen.KnowsLink(new SeenStory(0, entry.LinkPrint, entry.ContentPrint));

    private static bool GoesByLink(EntryKey entry, bool linkIsId) => entry.LinkNamesAStory && (linkIsId || entry.Id is null);
}
