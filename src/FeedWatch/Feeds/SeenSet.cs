namespace FeedWatch.Feeds;

/// <summary>One story in the seen-set: hashes of its id, its canonical link and its content.</summary>
public readonly record struct SeenStory(long Id, long Link, long Content);

/// <summary>What a feed has shown us: all that it holds now, then older stories, last seen first; 10,000 at most.</summary>
public sealed class SeenSet
{
    public const int Capacity = 10_000;

    private readonly HashSet<long> ids = [];
    private readonly HashSet<long> links = [];
    private readonly HashSet<(long Id, long Content)> versions = [];
    private readonly HashSet<(long Link, long Content)> linkedVersions = [];

    public SeenSet(IReadOnlyList<SeenStory> stories)
    {
        Stories = stories;
        foreach (var story in stories)
        {
            ids.Add(story.Id);
            links.Add(story.Link);
            versions.Add((story.Id, story.Content));
            linkedVersions.Add((story.Link, story.Content));
        }
    }

    public static SeenSet Empty { get; } = new([]);

    /// <summary>In the order they were last seen, latest first.</summary>
    public IReadOnlyList<SeenStory> Stories { get; }

    public bool KnowsId(SeenStory story) => ids.Contains(story.Id);

    public bool KnowsLink(SeenStory story) => links.Contains(story.Link);

    /// <summary>The id is known with just this content.</summary>
    public bool KnowsVersion(SeenStory story) => versions.Contains((story.Id, story.Content));

    /// <summary>Link and content are known together, whatever the id: a guid that is made anew at each poll.</summary>
    public bool KnowsLinkedVersion(SeenStory story) => linkedVersions.Contains((story.Link, story.Content));

    /// <summary>With these seen just now. One id keeps only its latest content.</summary>
    public SeenSet With(IReadOnlyList<SeenStory> present)
    {
        var merged = new List<SeenStory>(Math.Min(Capacity, present.Count + Stories.Count));
        var taken = new HashSet<long>();
        foreach (var story in present.Concat(Stories))
        {
            // What the feed holds now always fits: a parser reads no more than Capacity entries.
            if (merged.Count < Capacity && taken.Add(story.Id))
            {
                merged.Add(story);
            }
        }

        return new SeenSet(merged);
    }
}
