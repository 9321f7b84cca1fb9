using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Tests.Fetching;

/// <summary>A fetcher, a clock that stands still, and a server that says what the test wants.</summary>
public abstract class FetchingTest : IAsyncDisposable
{
    private FeedFetcher? fetcher;

    protected LoopbackServer Server { get; } = LoopbackServer.Start();

    protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    protected FetchOptions Options { get; } = new() { AllowPrivate = { "127.0.0.1" } };

    protected PolitenessOptions Politeness { get; } = new();

    protected FakeLogger<FeedFetcher> Logger { get; } = new();

    public virtual async ValueTask DisposeAsync()
    {
        fetcher?.Dispose();
        await Server.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected Feed FeedAt(string path) => FeedAt(Server.Url(path));

    protected static Feed FeedAt(Uri url) => new() { Id = new FeedId("wire"), Url = url, Name = "Wire" };

    protected Task<FetchResult> FetchAsync(LoopbackReply reply)
    {
        Server.Answer("/feed", reply);
        return FetchAsync(FeedAt("/feed"));
    }

    protected Task<FetchResult> FetchAsync(Feed feed, Validators? validators = null) =>
        FetchAsync(feed, FeedState.Unknown(feed.Id) with { Validators = validators });

    protected Task<FetchResult> FetchAsync(Feed feed, FeedState state) => FetchAsync(feed, state, TestContext.Current.CancellationToken);

    /// <summary>Options are read at the first call.</summary>
    protected Task<FetchResult> FetchAsync(Feed feed, FeedState state, CancellationToken cancellationToken)
    {
        fetcher ??= new FeedFetcher(new OptionsWrapper<FetchOptions>(Options), new ServerPacer(new OptionsWrapper<PolitenessOptions>(Politeness), Time), Time, Logger);
        return fetcher.FetchAsync(feed, state, cancellationToken);
    }
}
