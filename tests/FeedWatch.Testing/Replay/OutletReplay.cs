using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Testing.Replay;

/// <summary>Shows an outlet's answers to FeedWatch one after the other, as polls do, and keeps count of every story.</summary>
public sealed class OutletReplay(Outlet outlet, IFeedParser parser)
{
    private static readonly Uri Url = new("https://replay.example/feed");

    private readonly Dictionary<string, HashSet<StoryId>> found = [];
    private readonly HashSet<Version> versions = [];
    private readonly HashSet<string> underAnotherId = [];
    private readonly HashSet<string> all = [];
    private readonly List<RepeatedStory> again = [];
    private readonly List<Gap> gaps = [];
    private FeedState state = FeedState.Unknown(FeedId.Create(Url));
    private SeenSet seen = SeenSet.Empty;
    private (DateTimeOffset At, IReadOnlySet<string> Ids)? before;
    private int unchanged, truncated, refused, edited;

    public ReplayReport Run()
    {
        foreach (var poll in outlet.Polls)
        {
            Show(poll);
        }

        List<string> missing = [.. all.Where(id => !found.ContainsKey(id) && !underAnotherId.Contains(id))];
        return new ReplayReport
        {
            Outlet = outlet.Name,
            Polls = outlet.Polls.Count,
            Unchanged = unchanged,
            Truncated = truncated,
            Refused = refused,
            Stories = all.Count,
            Found = found.Count,
            UnderAnotherId = all.Count(id => !found.ContainsKey(id) && underAnotherId.Contains(id)),
            Edited = edited,
            Missing = missing,
            Again = again,
            Invented = [.. found.Keys.Where(id => !all.Contains(id))],
            Gaps = gaps,
        };
    }

    private void Show(RawPoll poll)
    {
        var body = poll.Body();
        all.UnionWith(RawStories.In(body));
        var hash = ContentHash.OfBytes(body);
        if (state.ContentHash == hash)
        {
            unchanged++;
            return;
        }

        if (parser.Parse(body, contentType: null, Url) is not ParseResult.Parsed { Document: var document })
        {
            refused++;
            return;
        }

        Take(poll, document);

        // As FeedPoll has it: only a whole document need not be read again.
        truncated += document.End == DocumentEnd.Truncated ? 1 : 0;
        state = document.End == DocumentEnd.Truncated ? state : state with { ContentHash = hash };
    }

    private void Take(RawPoll poll, FeedDocument document)
    {
        var news = StoryNews.Decide(state.FeedId, document, state, seen, poll.At);
        var entries = EntryKey.AllOf(document);
        var idsOf = entries.ToLookup(Version.Of, IdOf);
        foreach (var story in news.Fresh)
        {
            Count(poll, story, [.. idsOf[Version.Of(story)]]);
        }

        foreach (var entry in entries.Where(entry => versions.Contains(Version.Of(entry))))
        {
            underAnotherId.Add(IdOf(entry));
        }

        seen = seen.With(news.Present);
        state = state with { LinkIsId = news.LinkIsId, IdVersion = news.IdVersion };
        edited += news.Edited;
        WatchForGap(poll, entries.Select(IdOf).ToHashSet());
    }

    // Entries of one link and text are one story, however many ids they have.
    private void Count(RawPoll poll, Story story, IReadOnlyList<string> ids)
    {
        versions.Add(Version.Of(story));
        foreach (var id in ids)
        {
            if (!found.TryGetValue(id, out var names))
            {
                found[id] = [story.Id];
            }
            else if (names.Add(story.Id))
            {
                again.Add(new RepeatedStory(id, poll.At));
            }
        }
    }

    private void WatchForGap(RawPoll poll, HashSet<string> ids)
    {
        if (before is { } last && ids.Count > 0 && !ids.Overlaps(last.Ids))
        {
            gaps.Add(new Gap(last.At, poll.At));
        }

        before = ids.Count > 0 ? (poll.At, ids) : before;
    }

    private static string IdOf(EntryKey entry) => entry.Id ?? entry.Entry.Link?.OriginalString ?? string.Empty;

    private sealed record Version(Uri? Link, string ContentHash)
    {
        public static Version Of(EntryKey entry) => new(entry.Entry.Link, entry.ContentHash);

        public static Version Of(Story story) => new(story.Link, story.ContentHash);
    }
}
