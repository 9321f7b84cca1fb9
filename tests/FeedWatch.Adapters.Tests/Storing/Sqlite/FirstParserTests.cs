using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.Sqlite;

/// <summary>A database that was written while another parser read the feeds: nothing in it becomes new, and only what the other could not read becomes edited.</summary>
public sealed class FirstParserTests : IAsyncDisposable
{
    private static readonly Uri Url = new("https://example.org/feeds/all.xml");

    // Base64, text that was encoded twice and content of a misspelt namespace were not read before.
    private static readonly string[] ReadBetterNow = ["atom-base64.xml", "encoded-twice.xml", "namespace-misspelt.xml"];

    private readonly DatabaseFolder folder = new();
    private readonly StoreSet stores;

    public FirstParserTests()
    {
        stores = StoreSet.Sqlite(folder.Path);
        folder.Execute(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Storing", "Sqlite", "Written", "seen-by-the-first-parser.sql")));
    }

    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path))];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Parsing", "Fixtures");

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_story_that_was_known_is_known(string name)
    {
        var feed = new FeedId(name);
        var seen = await stores.FeedStates.GetSeenAsync(feed, TestContext.Current.CancellationToken);
        if (seen.Stories.Count == 0)
        {
            // What the other parser refused, or read as broken off, is new in any case.
            return;
        }

        var body = await File.ReadAllBytesAsync(Path.Combine(Folder, name), TestContext.Current.CancellationToken);
        var document = new FeedParser().Parse(body, null, Url).ShouldBeOfType<ParseResult.Parsed>().Document;
        var news = StoryNews.Decide(feed, document, FeedState.Unknown(feed) with { IdVersion = 1 }, seen, DateTimeOffset.UnixEpoch);

        // An entry within an entry was not seen at all.
        news.New.ShouldBe(name == "entry-within-an-entry.xml" ? 1 : 0);
        (news.Edited > 0).ShouldBe(ReadBetterNow.Contains(name));
    }
}
