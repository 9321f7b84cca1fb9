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
        return GapOf(polled, document, news, seen) is { } gap ? await FillAsync(polled, document, seen, found, gap, cancellationToken) : found;
    }

    // What the archive failed to give after the poll before is asked for once more, together with what is missing now.
    private static OpenGap? GapOf(PolledFeed polled, FeedDocument document, FeedNews news, SeenSet seen)
    {
        var history = polled.State.History;
        var now = HasGap(polled, document, news, seen) ? new OpenGap(history.Rhythm.ReadAt ?? polled.State.LastPollAt ?? polled.At, polled.At, Above: 0, history.Held) : null;
        return history.OpenGap is not { } open || document.End != DocumentEnd.Whole ? now : now is null ? open : open with { To = now.To };
    }

    // Older stories that the seen-set also holds do not count: one that comes back bridges nothing.
    private static bool HasGap(PolledFeed polled, FeedDocument document, FeedNews news, SeenSet seen)
    {
        var held = polled.State.History.Held;
        if (polled.IsFirst || document.End != DocumentEnd.Whole || news.New == 0 || held < FewestToTell || news.Present.Count < FewestToTell)
        {
            return false;
        }

        return !IsSharedBy(news.Present, StoriesBefore(new OpenGap(polled.At, polled.At, Above: 0, held), seen));
    }

    private async Task<Discovery> FillAsync(PolledFeed polled, FeedDocument document, SeenSet seen, Discovery found, OpenGap open, CancellationToken cancellationToken)
    {
        var state = polled.State with { LinkIsId = found.News.LinkIsId };
        var (older, isClosed) = await ReadOlderAsync(polled with { State = state }, document, StoriesBefore(open, seen), cancellationToken);
        var gap = new StoryGap(open.From, open.To, IsClosed: isClosed, Recovered: 0);
        var missed = Missed(document, older.Entries, seen, state.LinkIsId);

        // Matched like all others. The document's own come first, so that they lead the seen-set.
        var news = missed.Count == 0 ? found.News : StoryNews.Decide(polled.Feed.Id, document with { Entries = [.. document.Entries, .. missed] }, state, seen, polled.At);
        var archived = news.Fresh.Select(story => story.Id).Except(found.News.Fresh.Select(story => story.Id)).ToHashSet();
        return found with
        {
            News = news,
            Gap = gap with { Recovered = archived.Count },
            Archived = archived,
            NoArchiveAt = older is { Entries: [], HasFailed: false } && !isClosed ? LookedAt(polled) ?? polled.At : null,
            OpenGap = older.HasFailed && !isClosed && open.To == polled.At ? open with { Above = news.Present.Count, Held = polled.State.History.Held } : null,
        };
    }

    private async Task<(OlderEntries Older, bool IsClosed)> ReadOlderAsync(PolledFeed polled, FeedDocument document, SeenSet before, CancellationToken cancellationToken)
    {
        if (LookedAt(polled) is not null)
        {
            return (new OlderEntries([], HasFailed: false), false);
        }

        var isClosed = false;
        var older = await archives.ReadOlderAsync(polled.Feed, document, page => isClosed = isClosed || ReachesBack(polled, document with { Entries = page }, before), cancellationToken);
        return (older, isClosed);
    }

    /// <summary>When an archive was looked for in vain within the last day; a time that lies ahead is of a clock that was wrong.</summary>
    private static DateTimeOffset? LookedAt(PolledFeed polled) =>
        polled.State.History.NoArchiveAt is { } at && at <= polled.At && polled.At < at + LookAgainAfter ? at : null;

    private static SeenSet StoriesBefore(OpenGap gap, SeenSet seen) => new([.. seen.Stories.Skip(gap.Above).Take(gap.Held)]);

    private static bool IsSharedBy(IReadOnlyList<SeenStory> present, SeenSet before) => present.Any(story => before.KnowsId(story) || before.KnowsLinkedVersion(story));

    private static bool ReachesBack(PolledFeed polled, FeedDocument page, SeenSet before) =>
        IsSharedBy(StoryNews.Decide(polled.Feed.Id, page, polled.State, before, polled.At).Present, before)
        || EntryKey.AllOf(page).Any(entry => IsKnownByLink(entry, before, polled.State.LinkIsId));

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
