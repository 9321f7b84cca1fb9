using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Parsing.Articles;
using FeedWatch.Testing.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Tests;

/// <summary>When an article is asked for at all. What comes of it is for the tests of the pipeline.</summary>
public sealed class ArticleReaderTests : IAsyncDisposable
{
    private readonly LoopbackServer server = LoopbackServer.Start(LoopbackReply.Of(410));
    private readonly FakeTimeProvider time = new();
    private readonly ServerPacer pacer;
    private readonly FeedFetcher fetcher;
    private readonly ArticleReader reader;

    public ArticleReaderTests()
    {
        pacer = new ServerPacer(new OptionsWrapper<PolitenessOptions>(new() { PauseBetweenStarts = TimeSpan.Zero }), time);
        fetcher = new FeedFetcher(new OptionsWrapper<FetchOptions>(new() { AllowPrivate = { "127.0.0.1" } }), pacer, time, NullLogger<FeedFetcher>.Instance);
        reader = new ArticleReader(fetcher, new NoExtractor(), pacer, new ArticleRests(time));
    }

    public async ValueTask DisposeAsync()
    {
        fetcher.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_has_as_many_of_us_as_it_may_is_asked_later()
    {
        using var one = await pacer.EnterAsync(server.Url("/").Authority, Cancel);
        using (await pacer.EnterAsync(server.Url("/").Authority, Cancel))
        {
            (await ReadAsync(heldServer: "feeds.example")).ShouldBe(new ArticleResult.NotAsked(TimeSpan.FromMinutes(1)));
            server.Requests.ShouldBeEmpty();
        }

        (await ReadAsync(heldServer: "feeds.example")).ShouldBe(new ArticleResult.Missing());
        (await ReadAsync(heldServer: "feeds.example")).ShouldBe(new ArticleResult.Missing(), "the turn was given back");
    }

    [Fact]
    public async Task Whoever_has_a_turn_there_needs_no_second_one()
    {
        using var one = await pacer.EnterAsync(server.Url("/").Authority, Cancel);
        using var other = await pacer.EnterAsync(server.Url("/").Authority, Cancel);
        (await ReadAsync(server.Url("/").Authority)).ShouldBe(new ArticleResult.Missing());
    }

    [Fact]
    public async Task A_server_that_answers_429_is_not_asked_again_until_its_rest_is_over()
    {
        server.Answer("*", LoopbackReply.Of(429).With("Retry-After", "600"));
        (await ReadAsync(heldServer: "feeds.example")).ShouldBeOfType<ArticleResult.Busy>().Wish.ShouldBe(TimeSpan.FromMinutes(10));
        time.Advance(TimeSpan.FromMinutes(9));
        (await ReadAsync(heldServer: "others.example")).ShouldBe(new ArticleResult.NotAsked(TimeSpan.FromMinutes(1)));
        server.Requests.Count.ShouldBe(1);

        time.Advance(TimeSpan.FromMinutes(1));
        await ReadAsync(heldServer: "others.example");
        server.Requests.Count.ShouldBe(2);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<ArticleResult> ReadAsync(string heldServer)
    {
        var feed = new Feed { Id = new FeedId("wire"), Url = server.Url("/feed"), Name = "Wire" };
        return reader.ReadAsync(new ArticleRequest(feed, server.Url("/a/1"), HomePage: null, heldServer), Cancel);
    }

    private sealed class NoExtractor : IArticleExtractor
    {
        public Task<Extraction> ExtractAsync(string page, Uri url, CancellationToken cancellationToken) => Task.FromResult<Extraction>(new Extraction.None());
    }
}
