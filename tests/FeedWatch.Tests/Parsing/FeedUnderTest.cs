using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

/// <summary>A feed that shows one document after another, and what FeedWatch remembers of it in between.</summary>
internal sealed class FeedUnderTest(params StoryNaming[] namings)
{
    public static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly FeedId feedId = FeedId.Create(new Uri("https://example.org/feed"));

    private FeedState state = FeedState.Unknown(FeedId.Create(new Uri("https://example.org/feed")));

    public SeenSet Seen { get; private set; } = SeenSet.Empty;

    public bool LinkIsId => state.LinkIsId;

    public int IdVersion => state.IdVersion;

    public StoryNaming[] Namings { get; set; } = namings.Length > 0 ? namings : [.. StoryNamings.All];

    public FeedNews Shows(params IEnumerable<Entry> entries) => Shows(Document(entries));

    public FeedNews ShowsTruncated(params IEnumerable<Entry> entries) => Shows(Document(entries) with { End = DocumentEnd.Truncated });

    public FeedNews Shows(FeedDocument document)
    {
        var news = StoryNews.Decide(feedId, document, state, Seen, Now, Namings);
        Seen = Seen.With(news.Present);
        state = state with { LinkIsId = news.LinkIsId, IdVersion = news.IdVersion };
        return news;
    }

    public static FeedDocument Document(IEnumerable<Entry> entries) => new()
    {
        Format = FeedFormat.Rss,
        Title = "Example",
        Link = new Uri("https://example.org/"),
        Language = "en-GB",
        Entries = [.. entries],
    };

    public static Entry Entry(string? id, string? link, string title, string text = "") => new()
    {
        EntryId = id,
        Link = link is null ? null : new Uri(link),
        Title = title,
        Summary = text,
    };

    /// <summary>So many entries with an id, a link and a title of their own each.</summary>
    public static List<Entry> Numbered(int count, int from = 1) =>
        [.. Enumerable.Range(from, count).Select(number => Entry($"id-{number}", $"https://example.org/{number}", $"Story {number}"))];
}
