using FeedWatch.Feeds;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing;

/// <summary>Rounds of one process that have the same server open at once.</summary>
public abstract class SoleHolderTests : IAsyncDisposable
{
    private static readonly Feed One = new() { Id = new FeedId("one"), Url = new Uri("https://un.example/1"), Name = "One" };
    private static readonly Feed Two = new() { Id = new FeedId("two"), Url = new Uri("https://un.example/2"), Name = "Two" };

    private readonly StoreSet stores;
    private readonly SoleHolder schedule;

    protected SoleHolderTests(StoreSet stores)
    {
        this.stores = stores;
        schedule = new SoleHolder(stores.FeedStates, stores.Rests);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => stores.Time.GetUtcNow();

    public async ValueTask DisposeAsync()
    {
        await stores.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_round_knows_of_the_rest_that_another_was_told_and_does_not_forget_it()
    {
        await stores.Rests.SaveAsync(One.Server, new ServerRest(Now.AddMinutes(-1), Times: 1), Cancel);
        var (first, second) = (await OpenAsync(One), await OpenAsync(Two));
        second.Rest.Ask(TimeSpan.FromHours(5), Now);
        await EndAsync(second, Two);

        first.Rest.IsOn(Now).ShouldBeTrue();
        await EndAsync(first, One);

        (await stores.Rests.FindAsync(One.Server, Cancel)).ShouldBe(new ServerRest(Now.AddHours(5), Times: 2));
        (await schedule.TakeAsync(One.Server, Now, TimeSpan.FromMinutes(15), Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task The_longer_of_two_rests_is_kept_whoever_ends_last()
    {
        var (first, second) = (await OpenAsync(One), await OpenAsync(Two));
        second.Rest.Ask(TimeSpan.FromHours(5), Now);
        first.Rest.Ask(TimeSpan.FromMinutes(1), Now);
        await EndAsync(second, Two);
        await EndAsync(first, One);

        (await stores.Rests.FindAsync(One.Server, Cancel)).ShouldBe(new ServerRest(Now.AddHours(5), Times: 1));
    }

    [Fact]
    public async Task A_rest_that_nobody_has_open_is_read_from_the_store()
    {
        await EndAsync(await OpenAsync(One), One);
        await stores.Rests.SaveAsync(One.Server, new ServerRest(Now, Times: 4), Cancel);

        var server = await OpenAsync(One);
        server.Rest.ToKeep.ShouldBe(new ServerRest(Now, Times: 4));
        server.Rest.Answer(Now);
        await server.ReleaseAsync(Cancel);
        await server.ReleaseAsync(Cancel);
        (await stores.Rests.FindAsync(One.Server, Cancel)).ShouldBeNull();
    }

    private static async Task EndAsync(ILeasedServer server, Feed feed)
    {
        await server.SaveAsync(FeedState.Unknown(feed.Id) with { Url = feed.Url }, null, Cancel);
        await server.ReleaseAsync(Cancel);
    }

    private async Task<ILeasedServer> OpenAsync(Feed feed)
    {
        var lease = (await schedule.TakeAsync(feed.Server, Now, TimeSpan.FromMinutes(15), Cancel)).ShouldNotBeNull();
        return (await schedule.OpenAsync(lease, [new DueFeed(feed)], Cancel)).ShouldNotBeNull();
    }
}

public sealed class InMemorySoleHolderTests() : SoleHolderTests(StoreSet.InMemory());

public sealed class SqliteSoleHolderTests() : SoleHolderTests(StoreSet.Sqlite());
