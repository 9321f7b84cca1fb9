using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Feeds;
using FeedWatch.Testing.Azure;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>Several processes on one storage account: each has a schedule of its own.</summary>
public abstract class LeaseContract(int percentBroken)
{
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(15);
    private static readonly Feed First = Watched("first", "https://un.example/1");
    private static readonly Feed Second = Watched("second", "https://un.example/2");

    private readonly AzureTableOptions account = AzureAccounts.Fresh();
    private readonly FakeTimeProvider time = new(Sample.Noon);
    private int processes;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => time.GetUtcNow();

    [Fact]
    public async Task Of_sixteen_that_take_a_server_one_gets_it()
    {
        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => TakeAsync(Process())));

        leases.Count(lease => lease is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Of_sixteen_that_take_over_an_ended_lease_one_gets_it()
    {
        await HoldAsync(Process(), First);
        time.Advance(Span);

        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => TakeAsync(Process())));

        leases.Count(lease => lease is not null).ShouldBe(1);
    }

    [Fact]
    public async Task Feeds_of_a_held_server_are_left_out_until_it_is_given_back()
    {
        var schedule = Process();
        await FindDueAsync(schedule, First, Second);
        var server = await HoldAsync(schedule, First, Second);
        (await FindDueAsync(Process(), First, Second)).ShouldBeEmpty();
        (await TakeAsync(Process())).ShouldBeNull();
        (await schedule.FindEarliestDueAsync([First, Second], Now, Cancel)).ShouldNotBeNull();

        await server.SaveAsync(Polled(First), null, Cancel);
        (await FindDueAsync(Process(), First, Second)).ShouldBeEmpty();

        await server.ReleaseAsync(Cancel);
        (await FindDueAsync(Process(), First, Second)).ShouldBe(["second"]);
    }

    [Fact]
    public async Task The_save_of_the_last_feed_gives_the_server_back()
    {
        var server = await HoldAsync(Process(), First, Second);
        await server.SaveAsync(Polled(First), null, Cancel);
        (await TakeAsync(Process())).ShouldBeNull();

        await server.SaveAsync(Polled(Second), SeenSet.Empty, Cancel);

        (await TakeAsync(Process())).ShouldNotBeNull();
        await server.ReleaseAsync(Cancel);
        (await TakeAsync(Process())).ShouldBeNull();
    }

    [Fact]
    public async Task Each_save_renews_the_lease()
    {
        var server = await HoldAsync(Process(), First, Second);
        time.Advance(Span * 0.9);
        await server.SaveAsync(Polled(First), null, Cancel);
        time.Advance(Span * 0.9);

        (await TakeAsync(Process())).ShouldBeNull();
    }

    [Fact]
    public async Task Who_lost_the_lease_saves_nothing_and_gives_nothing_back()
    {
        var late = await HoldAsync(Process(), First, Second);
        time.Advance(Span);
        var now = await HoldAsync(Process(), First, Second);

        await Should.ThrowAsync<LeaseLostException>(() => late.SaveAsync(Polled(First) with { LastError = "late" }, new SeenSet([new SeenStory(1, 1, 1)]), Cancel));
        await late.ReleaseAsync(Cancel);

        (await TakeAsync(Process())).ShouldBeNull();
        await now.SaveAsync(Polled(First), null, Cancel);
        await now.ReleaseAsync(Cancel);
        var next = await HoldAsync(Process(), First);
        next.StateOf(First).LastError.ShouldBeNull();
        (await next.GetSeenAsync(First.Id, Cancel)).Stories.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_was_given_back_is_opened_by_nobody_with_the_old_lease()
    {
        var schedule = Process();
        var lease = (await TakeAsync(schedule)).ShouldNotBeNull();
        var server = (await OpenAsync(schedule, lease, First)).ShouldNotBeNull();
        await server.SaveAsync(Polled(First), null, Cancel);
        (await OpenAsync(schedule, lease, First)).ShouldBeNull();

        await TakeAsync(schedule);
        (await OpenAsync(schedule, lease, First)).ShouldBeNull();
    }

    [Fact]
    public async Task A_message_that_came_twice_makes_two_holders_of_which_one_goes_on()
    {
        var lease = (await TakeAsync(Process())).ShouldNotBeNull();
        var one = (await OpenAsync(Process(), lease, First, Second)).ShouldNotBeNull();
        var two = (await OpenAsync(Process(), lease, First, Second)).ShouldNotBeNull();

        await two.SaveAsync(Polled(First), null, Cancel);
        await Should.ThrowAsync<LeaseLostException>(() => one.SaveAsync(Polled(Second), null, Cancel));
        await one.ReleaseAsync(Cancel);
        await two.SaveAsync(Polled(Second), null, Cancel);

        (await TakeAsync(Process())).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_lease_that_waited_long_in_a_queue_is_renewed_before_it_is_used()
    {
        var lease = (await TakeAsync(Process())).ShouldNotBeNull();
        time.Advance(Span * 1.5);
        var server = (await OpenAsync(Process(), lease, First)).ShouldNotBeNull();
        time.Advance(Span * 0.9);

        (await TakeAsync(Process())).ShouldBeNull();
        await server.SaveAsync(Polled(First), null, Cancel);
        (await TakeAsync(Process())).ShouldNotBeNull();
    }

    [Fact]
    public async Task Of_two_processes_neither_polls_a_server_that_rests_even_if_the_one_that_was_told_so_died()
    {
        await FindDueAsync(Process(), First, Second);
        var server = await HoldAsync(Process(), First, Second);
        server.Rest.Ask(TimeSpan.FromHours(3), Now);
        await server.SaveAsync(Polled(First), null, Cancel);

        time.Advance(Span * 2);
        (await TakeAsync(Process())).ShouldBeNull();
        (await FindDueAsync(Process(), First, Second)).ShouldBeEmpty();

        time.Advance(TimeSpan.FromHours(3));
        var leases = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => TakeAsync(Process())));
        leases.Count(lease => lease is not null).ShouldBe(1);
    }

    [Fact]
    public async Task A_message_that_comes_again_after_its_reader_died_finds_a_server_that_rests()
    {
        var schedule = Process();
        var lease = (await TakeAsync(schedule)).ShouldNotBeNull();
        var server = (await OpenAsync(schedule, lease, First, Second)).ShouldNotBeNull();
        server.Rest.Ask(TimeSpan.FromHours(3), Now);
        await server.SaveAsync(Polled(First), null, Cancel);
        time.Advance(Span / 2);

        var again = (await OpenAsync(Process(), lease, First, Second)).ShouldNotBeNull();
        again.Rest.IsOn(Now).ShouldBeTrue();
        await again.ReleaseAsync(Cancel);
        (await TakeAsync(Process())).ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_rests_for_a_year_by_a_clock_that_was_ahead_is_taken_over_by_one()
    {
        time.Advance(TimeSpan.FromDays(365));
        var dead = await HoldAsync(Process(), First, Second);
        dead.Rest.Ask(TimeSpan.FromHours(3), Now);
        await dead.SaveAsync(Polled(First), null, Cancel);
        time.AdjustTime(Now.AddDays(-365));

        (await TakeAsync(Process())).ShouldNotBeNull();
        (await TakeAsync(Process())).ShouldBeNull();
    }

    [Fact]
    public async Task A_lease_that_was_given_back_for_a_rest_is_opened_by_nobody()
    {
        var schedule = Process();
        var lease = (await TakeAsync(schedule)).ShouldNotBeNull();
        var server = (await OpenAsync(schedule, lease, First)).ShouldNotBeNull();
        server.Rest.Ask(TimeSpan.FromHours(3), Now);
        await server.SaveAsync(Polled(First), null, Cancel);

        (await OpenAsync(schedule, lease, First)).ShouldBeNull();
        await Should.ThrowAsync<LeaseLostException>(() => server.SaveAsync(Polled(First), null, Cancel));
        await server.ReleaseAsync(Cancel);
        (await TakeAsync(Process())).ShouldBeNull();
    }

    [Fact]
    public async Task Sixteen_processes_with_two_configurations_lose_no_feed()
    {
        var moved = Watched("first", "https://elsewhere.example/1");
        await Task.WhenAll(Enumerable.Range(0, 16).Select(process => process % 2 == 0
            ? FindDueAsync(Process(), "old", First, Second)
            : FindDueAsync(Process(), "new", moved, Second)));

        (await FindDueAsync(Process(), "old", First, Second)).ShouldBe(["first", "second"], ignoreOrder: true);
        (await FindDueAsync(Process(), "new", moved, Second)).ShouldBe(["first", "second"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_process_that_registers_feeds_again_makes_none_due_that_was_polled()
    {
        await FindDueAsync(Process(), "1", First);
        var server = await HoldAsync(Process(), First);
        await server.SaveAsync(Polled(First), null, Cancel);

        await FindDueAsync(Process(), "2", First, Second);

        (await FindDueAsync(Process(), "1", First, Second)).ShouldBe(["second"]);
    }

    private static Feed Watched(string id, string url) => new() { Id = new FeedId(id), Url = new Uri(url), Name = id };

    private FeedState Polled(Feed feed) => FeedState.Unknown(feed.Id) with { Url = feed.Url, LastPollAt = Now, NextPollAt = Now.AddHours(10) };

    private AzureFeedSchedule Process() => new(AzureAccounts.Open(account, new FaultyTransport(seed: Interlocked.Increment(ref processes), percentBroken)), time);

    private Task<ServerLease?> TakeAsync(AzureFeedSchedule schedule) => schedule.TakeAsync(First.Server, Now, Span, Cancel);

    private static Task<ILeasedServer?> OpenAsync(AzureFeedSchedule schedule, ServerLease lease, params Feed[] feeds) =>
        schedule.OpenAsync(lease, [.. feeds.Select(feed => new DueFeed(feed))], Cancel);

    private async Task<ILeasedServer> HoldAsync(AzureFeedSchedule schedule, params Feed[] feeds) =>
        (await OpenAsync(schedule, (await TakeAsync(schedule)).ShouldNotBeNull(), feeds)).ShouldNotBeNull();

    private Task<IReadOnlyList<string>> FindDueAsync(AzureFeedSchedule schedule, params Feed[] feeds) => FindDueAsync(schedule, "1", feeds);

    private async Task<IReadOnlyList<string>> FindDueAsync(AzureFeedSchedule schedule, string version, params Feed[] feeds) =>
        [.. (await schedule.FindDueAsync(feeds, version, Now, Cancel)).Select(due => due.Feed.Id.Value)];
}
