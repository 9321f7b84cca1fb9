namespace FeedWatch.Feeds;

/// <summary>One story in the seen-set: hashes of its id, its canonical link and its content.</summary>
public readonly record struct SeenStory(long Id, long Link, long Content);

/// <summary>What a feed has shown us: all that it holds now, then older stories, last seen first; 10,000 at most.</summary>
public sealed class SeenSet(IReadOnlyList<SeenStory> stories)
{
    public const int Capacity = 10_000;

    // Made when first asked: a set that is only added to and saved needs no lookup.
    private Lookup? lookup;

    public static SeenSet Empty { get; } = new([]);

    /// <summary>In the order they were last seen, latest first.</summary>
    public IReadOnlyList<SeenStory> Stories { get; } = stories;

    private Lookup Known => lookup ??= new Lookup(Stories);

    public bool KnowsId(SeenStory story) => Known.PlaceOfId.ContainsKey(story.Id);

    /// <summary>The id is known, and this is the link it had when last seen.</summary>
    public bool KnowsIdWithLink(SeenStory story) => Known.PlaceOfId.TryGetValue(story.Id, out var place) && Stories[place].Link == story.Link;

    public bool KnowsLink(SeenStory story) => Known.Links.Contains(story.Link);

    /// <summary>The id is known, and this is the content it had when last seen.</summary>
    public bool KnowsVersion(SeenStory story) => Known.PlaceOfId.TryGetValue(story.Id, out var place) && Stories[place].Content == story.Content;

    /// <summary>Link and content are known together, whatever the id: a guid that is made anew at each poll.</summary>
    public bool KnowsLinkedVersion(SeenStory story) => Known.LinkedVersions.Contains(Lookup.LinkedVersion(story));

    /// <summary>With these seen just now. One id keeps only its latest content.</summary>
    public SeenSet With(IReadOnlyList<SeenStory> present)
    {
        var merged = new List<SeenStory>(Math.Min(Capacity, present.Count + Stories.Count));
        var taken = new HashSet<long>(merged.Capacity);
        Take(present);
        Take(Stories);
        return new SeenSet(merged);

        void Take(IReadOnlyList<SeenStory> stories)
        {
            // What the feed holds now always fits: a parser reads no more than Capacity entries.
            for (var place = 0; place < stories.Count && merged.Count < Capacity; place++)
            {
                if (taken.Add(stories[place].Id))
                {
                    merged.Add(stories[place]);
                }
            }
        }
    }

    private sealed class Lookup
    {
        public Lookup(IReadOnlyList<SeenStory> stories)
        {
            for (var place = 0; place < stories.Count; place++)
            {
                PlaceOfId.TryAdd(stories[place].Id, place);
                Links.Add(stories[place].Link);
                LinkedVersions.Add(LinkedVersion(stories[place]));
            }
        }

        public Dictionary<long, int> PlaceOfId { get; } = [];

        public HashSet<long> Links { get; } = [];

        public HashSet<long> LinkedVersions { get; } = [];

        // Both are hashes already: a sum with one of them turned is as good a hash of the pair.
        public static long LinkedVersion(SeenStory story) => unchecked(long.RotateLeft(story.Link, 23) + story.Content);
    }
}
