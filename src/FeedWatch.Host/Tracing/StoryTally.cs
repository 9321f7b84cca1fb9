using FeedWatch.Feeds;
using FeedWatch.Storing;

namespace FeedWatch.Host.Tracing;

/// <summary>What a search has come to: the stories that are meant, and what to tell where there are none.</summary>
internal sealed class StoryTally(WantedStory wanted)
{
    private const int MostFound = 10;
    private const int MostNear = 5;

    private readonly List<StoryHeadline> found = [];
    private readonly List<(StoryHeadline Headline, int Words)> near = [];
    private readonly HashSet<FeedId> feedsOfSite = [];

    /// <summary>How the found stories were known: by the surest sign that any of them has.</summary>
    public Likeness Likeness { get; private set; }

    /// <summary>The latest first, ten at most.</summary>
    public IReadOnlyList<StoryHeadline> Found => found;

    /// <summary>How many there are with that sign.</summary>
    public int FoundInAll { get; private set; }

    /// <summary>The most words in common first, five at most.</summary>
    public IReadOnlyList<StoryHeadline> Near => [.. near.Select(pair => pair.Headline)];

    public int Read { get; private set; }

    /// <summary>There are more stories than a search reads.</summary>
    public bool IsCut { get; set; }

    public DateTimeOffset? OldestAt { get; private set; }

    /// <summary>The latest is to be added first.</summary>
    public void Add(StoryHeadline headline)
    {
        Read++;
        OldestAt = OldestAt is { } oldest && oldest < headline.FirstSeenAt ? oldest : headline.FirstSeenAt;
        if (wanted.Link is { } link && headline.Link is { } other && Site.IsSame(link, other))
        {
            feedsOfSite.Add(headline.FeedId);
        }

        var likeness = wanted.LikenessTo(headline);
        if (likeness > Likeness)
        {
            found.Clear();
            FoundInAll = 0;
            Likeness = likeness;
        }

        if (likeness != Likeness.None && likeness == Likeness)
        {
            AddFound(headline);
        }
        else if (Likeness == Likeness.None)
        {
            AddNear(headline);
        }
    }

    /// <summary>By its own address, or by the stories it has brought.</summary>
    public bool IsOfSite(Feed feed) => wanted.Link is { } link && (Site.IsSame(link, feed.Url) || feedsOfSite.Contains(feed.Id));

    private void AddFound(StoryHeadline headline)
    {
        FoundInAll++;
        if (found.Count < MostFound)
        {
            found.Add(headline);
        }
    }

    private void AddNear(StoryHeadline headline)
    {
        var words = wanted.WordsInCommon(headline);
        if (words < wanted.FewestInCommon || near.Any(pair => pair.Headline.Title == headline.Title))
        {
            return;
        }

        var at = near.FindIndex(pair => pair.Words < words);
        near.Insert(at < 0 ? near.Count : at, (headline, words));
        if (near.Count > MostNear)
        {
            near.RemoveAt(MostNear);
        }
    }
}
