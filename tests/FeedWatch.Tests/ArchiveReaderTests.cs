using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing;
using FeedWatch.Testing.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Tests;

public sealed class ArchiveReaderTests : IAsyncDisposable
{
    private readonly LoopbackServer server = LoopbackServer.Start();
    private readonly ServerPacer pacer = new(Options.Create(new PolitenessOptions { PauseBetweenStarts = TimeSpan.Zero }), TimeProvider.System);
    private readonly FakeTimeProvider time = new();
    private readonly FeedFetcher fetcher;

    public ArchiveReaderTests() => fetcher = new FeedFetcher(Options.Create(new FetchOptions { AllowPrivate = { "127.0.0.1", "localhost" } }), pacer, TimeProvider.System, NullLogger<FeedFetcher>.Instance);

    public async ValueTask DisposeAsync()
    {
        fetcher.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Pages_are_followed_back_until_one_holds_a_known_story()
    {
        Publish("/1", "5 4", older: "/2");
        Publish("/2", "3 2", older: "/3");
        Publish("/3", "1", older: null);

        (await ReadAsync(Document("7 6", older: "/1"), known: "2")).ShouldBe(["5", "4", "3", "2"]);
        server.Requests.Select(request => request.Target).ShouldBe(["/1", "/2"]);
    }

    [Fact]
    public async Task The_pages_of_a_JSON_feed_are_followed_too()
    {
        Publish("/1", $$"""{ "version": "https://jsonfeed.org/version/1.1", "title": "Wire", "next_url": "/2", "items": [{ "id": "5", "url": "{{server.Url("/world/5")}}", "title": "5" }] }""");
        Publish("/2", "4", older: null);
        (await ReadAsync(Document("6", older: "/1"), known: "none")).ShouldBe(["5", "4"]);
    }

    [Fact]
    public async Task Without_a_known_story_the_last_page_is_the_end()
    {
        Publish("/1", "5 4", older: "/2");
        Publish("/2", "3", older: null);
        (await ReadAsync(Document("7 6", older: "/1"), known: "none")).ShouldBe(["5", "4", "3"]);
    }

    [Fact]
    public async Task What_a_newer_page_holds_already_is_not_told_again()
    {
        Publish("/1", "6 5", older: "/2");
        Publish("/2", "5 4", older: null);
        (await ReadAsync(Document("7 6", older: "/1"), known: "none")).ShouldBe(["5", "4"]);
    }

    [Fact]
    public async Task Pages_that_lead_to_each_other_are_read_once()
    {
        Publish("/1", "5", older: "/2");
        Publish("/2", "4", older: "/1");
        (await ReadAsync(Document("6", older: "/1"), known: "none")).ShouldBe(["5", "4"]);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_server_that_gives_the_same_page_whatever_its_number_is_left()
    {
        server.Answer("*", request => LoopbackReply.Ok(Page("5 4", older: request.Target + "1")));
        (await ReadAsync(Document("6", older: "/1"), known: "none")).ShouldBe(["5", "4"]);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Twenty_pages_are_the_most()
    {
        server.Answer("*", request => LoopbackReply.Ok(Page(request.Target.TrimStart('/'), older: request.Target + "1")));
        (await ReadAsync(Document("6", older: "/1"), known: "none")).Count.ShouldBe(20);
        server.Requests.Count.ShouldBe(20);
    }

    [Fact]
    public async Task After_eight_million_characters_no_further_page_is_read()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 12_000));
        server.Answer("*", request => LoopbackReply.Ok(Page(string.Join(' ', Enumerable.Range(0, 10).Select(n => $"{request.Target[1..]}-{n}")), older: request.Target + "1", text)));
        (await ReadAsync(Document("6", older: "/1"), known: "none")).Count.ShouldBe(140);
        server.Requests.Count.ShouldBe(14);
    }

    [Fact]
    public async Task After_five_minutes_no_further_page_is_read()
    {
        server.Answer("*", request =>
        {
            time.Advance(TimeSpan.FromMinutes(2));
            return LoopbackReply.Ok(Page(request.Target.TrimStart('/'), older: request.Target + "1"));
        });
        (await ReadAsync(Document("6", older: "/1"), known: "none")).Count.ShouldBe(3);
    }

    [Fact]
    public async Task No_more_is_read_than_a_seen_set_can_hold_beside_the_document()
    {
        Publish("/1", string.Join(' ', Enumerable.Range(0, 6_000).Select(n => $"a{n}")), older: "/2");
        Publish("/2", string.Join(' ', Enumerable.Range(0, 6_000).Select(n => $"b{n}")), older: "/3");
        (await ReadAsync(Document("7 6", older: "/1"), known: "none")).Count.ShouldBe(SeenSet.Capacity - 2);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_archive_that_goes_on_on_another_host_ends_there()
    {
        Publish("/1", "5", older: $"http://localhost:{server.Port}/2");
        Publish("/2", "4", older: null);
        (await ReadAsync(Document("6", older: "/1"), known: "none")).ShouldBe(["5"]);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_page_that_is_not_there_ends_the_reading_and_what_was_read_counts(int status)
    {
        Publish("/1", "5", older: "/2");
        server.Answer("/2", LoopbackReply.Of(status));
        (await ReadAsync(Document("6", older: "/1"), known: "none")).ShouldBe(["5"]);
    }

    [Fact]
    public async Task Pages_get_the_secrets_of_the_feeds_own_server()
    {
        Publish("/1", "5", older: null);
        await ReadAsync(Document("6", older: "/1"), known: "none");
        server.Requests[0]["Authorization"].ShouldBe("Basic " + Convert.ToBase64String("desk:secret"u8));
    }

    [Fact]
    public async Task A_page_at_no_real_address_is_not_asked_for() =>
        (await ReadAsync(Document("6") with { OlderPage = new Uri("http://xn--\u00e4/") }, known: "none")).ShouldBeEmpty();

    [Theory]
    [InlineData("User-agent: *\nSitemap: https://elsewhere.invalid/all.xml\nsitemap : /maps/NEWS.xml\r\n", "/maps/NEWS.xml")]
    [InlineData("", "/news-sitemap.xml")]
    [InlineData(null, "/sitemap-news.xml")]
    public async Task Without_pages_the_news_sitemap_is_looked_for(string? robots, string place)
    {
        server.Answer("/robots.txt", robots is null ? LoopbackReply.Of(404) : LoopbackReply.Ok(robots, "text/plain"));
        Publish(place, Sitemap(("world/9", 9), ("world/8", 8), ("world/5", 5), ("world/4", 4)));
        (await ReadAsync(Document("9 8"), known: "4")).ShouldBe(["world/5"]);
    }

    [Fact]
    public async Task Only_what_lies_in_the_gap_and_in_the_feeds_sections_was_missed()
    {
        Publish("/news.xml", Sitemap(("world/10", 10), ("world/9", 9), ("sport/6", 6), ("world/6", 6), ("world/5", 5), ("world/3", 3), ("world/2", 2)));
        (await ReadAsync(Document("9 8"), known: "3")).ShouldBe(["world/6", "world/5"]);
    }

    [Fact]
    public async Task Where_stories_lie_directly_under_the_site_there_are_no_sections()
    {
        Publish("/news.xml", Sitemap(("9", 9), ("5", 5), ("sport/6", 6)));
        (await ReadAsync(Document("9 8", folder: string.Empty), known: "none")).ShouldBe(["5"]);
    }

    [Fact]
    public async Task A_sitemap_without_a_story_of_the_feed_tells_nothing_of_it()
    {
        Publish("/news.xml", Sitemap(("world/7", 7), ("world/6", 6), ("world/6", 6)));
        (await ReadAsync(Document("9 8"), known: "none")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_known_story_that_the_sitemap_dates_by_its_last_edit_does_not_end_the_gap()
    {
        Publish("/news.xml", Sitemap(("world/3", 10), ("world/9", 9), ("world/8", 8), ("world/6", 6), ("world/2", 2)));
        (await ReadAsync(Document("9 8"), known: "3")).ShouldBe(["world/6", "world/2"]);
    }

    [Fact]
    public async Task A_sitemap_that_has_no_story_of_the_document_yet_does_not_close_the_gap()
    {
        Publish("/news.xml", Sitemap(("world/5", 5), ("world/4", 4)));
        var asked = 0;
        (await OlderAsync(Document("9 8"), _ => asked++ >= 0)).Entries.ShouldBeEmpty();
        asked.ShouldBe(0);
    }

    [Fact]
    public async Task Stories_of_a_sitemap_are_named_by_their_links()
    {
        Publish("/news.xml", Sitemap(("world/9", 9), ("world/5", 5)));
        var entry = (await OlderAsync(Document("9 8"), known: "none")).Entries.ShouldHaveSingleItem();
        entry.EntryId.ShouldBeNull();
        entry.Link.ShouldBe(server.Url("/world/5"));
    }

    [Theory]
    [InlineData(429, null)]
    [InlineData(429, "3600")]
    [InlineData(503, "3600")]
    public async Task A_server_that_says_it_is_enough_is_asked_for_nothing_more(int status, string? retryAfter)
    {
        var reply = LoopbackReply.Of(status);
        server.Answer("*", retryAfter is null ? reply : reply.With("Retry-After", retryAfter));
        (await ReadAsync(Document("9 8", older: "/1"), known: "none")).ShouldBeEmpty();
        server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/1");
    }

    [Fact]
    public async Task A_site_without_any_of_it_is_asked_five_times_and_no_more()
    {
        (await ReadAsync(Document("9 8"), known: "none")).ShouldBeEmpty();
        server.Requests.Select(request => request.Target).ShouldBe(["/robots.txt", "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/news.xml"]);
    }

    [Theory]
    [InlineData(404, null, false)]
    [InlineData(429, null, false)]
    [InlineData(503, "3600", false)]
    [InlineData(503, null, true)]
    public async Task What_a_server_failed_to_give_may_be_there_at_the_next_look(int status, string? retryAfter, bool hasFailed)
    {
        var reply = LoopbackReply.Of(status);
        server.Answer("/1", retryAfter is null ? reply : reply.With("Retry-After", retryAfter));
        (await OlderAsync(Document("9 8", older: "/1"), known: "none")).HasFailed.ShouldBe(hasFailed);
    }

    private async Task<IReadOnlyList<string>> ReadAsync(FeedDocument document, string known) =>
        [.. (await OlderAsync(document, known)).Entries.Select(entry => entry.EntryId ?? entry.Link!.AbsolutePath.TrimStart('/'))];

    /// <param name="known">The end of the link of the story that was seen before.</param>
    private Task<OlderEntries> OlderAsync(FeedDocument document, string known) =>
        OlderAsync(document, page => page.Any(entry => entry.Link!.AbsolutePath.EndsWith($"/{known}", StringComparison.Ordinal)));

    private Task<OlderEntries> OlderAsync(FeedDocument document, Func<IReadOnlyList<Entry>, bool> hasKnown)
    {
        var feed = new Feed { Id = new FeedId("wire"), Url = server.Url("/feed"), Name = "Wire", Login = new Login("desk", "secret") };
        var reader = new ArchiveReader(fetcher, new FeedParser(), pacer, time, NullLogger<ArchiveReader>.Instance);
        return reader.ReadOlderAsync(feed, document, hasKnown, TestContext.Current.CancellationToken);
    }

    private FeedDocument Document(string ids, string? older = null, string folder = "world/") => new()
    {
        Format = FeedFormat.Rss,
        Link = server.BaseUrl,
        OlderPage = older is null ? null : server.Url(older),
        Entries = [.. ids.Split(' ').Select(id => new Entry { EntryId = id, Title = id, Link = server.Url($"/{folder}{id}"), PublishedAt = At(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)) })],
    };

    private void Publish(string path, string ids, string? older) => Publish(path, Page(ids, older));

    private void Publish(string path, string text) => server.Answer(path, LoopbackReply.Ok(text));

    private string Page(string ids, string? older, string text = "") => $"""
        <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>Wire</title>
        {(older is null ? string.Empty : $"<a:link rel=\"prev-archive\" href=\"{older}\"/>")}
        {string.Concat(ids.Split(' ').Select(id => $"<item><guid>{id}</guid><title>{id}</title><link>{server.Url($"/world/{id}")}</link><description>{text}</description></item>"))}
        </channel></rss>
        """;

    private string Sitemap(params (string Path, int Hour)[] stories) => $"""
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
        {string.Concat(stories.Select(story => $"<url><loc>{server.Url(story.Path)}</loc><n:news><n:publication_date>{At(story.Hour):O}</n:publication_date><n:title>{story.Path}</n:title></n:news></url>"))}
        </urlset>
        """;

    private static DateTimeOffset At(int hour) => new(2026, 11, 23, hour, 0, 0, TimeSpan.Zero);
}
