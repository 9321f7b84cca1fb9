using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Feeds;
using FeedWatch.Testing.Azure;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>What a poll costs, and what becomes of each of its writes on a network that breaks where the test says.</summary>
public sealed class AzureFeedSaveTests
{
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(15);
    private static readonly SeenSet Full = new([.. Enumerable.Range(0, SeenSet.Capacity).Select(number => new SeenStory(number, -number, ~number))]);

    private readonly FaultyTransport network = new(seed: 1, percent: 0);
    private readonly TransactionCounter transactions = new();
    private readonly FakeTimeProvider time = new(Sample.Noon);
    private readonly AzureFeedSchedule schedule;

    public AzureFeedSaveTests() => schedule = new AzureFeedSchedule(AzureAccounts.Open(AzureAccounts.Fresh(), network, transactions), time);

    public static TheoryData<Fault> EachFault => [.. Enum.GetValues<Fault>()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTimeOffset Now => time.GetUtcNow();

    [Fact]
    public async Task A_poll_is_three_transactions_with_or_without_new_stories()
    {
        var feed = Watched("a");
        await PollAsync([feed], Full);

        (await CountAsync(() => PollAsync([feed], null))).ShouldBe(3);
        (await CountAsync(() => PollAsync([feed], Full))).ShouldBe(3);
    }

    [Theory]
    [InlineData(2, 4)]
    [InlineData(6, 8)]
    [InlineData(50, 102)]
    public async Task Feeds_of_one_server_share_the_lease(int count, int most)
    {
        var feeds = Enumerable.Range(0, count).Select(number => Watched($"{number}")).ToArray();
        await PollAsync(feeds, SeenSet.Empty);

        (await CountAsync(() => PollAsync(feeds, SeenSet.Empty))).ShouldBeLessThanOrEqualTo(most);
        (await CountAsync(() => PollAsync(feeds, null))).ShouldBe(count + 2);
    }

    [Fact]
    public async Task Looking_for_due_feeds_is_one_transaction_however_many_are_not_due()
    {
        var feeds = Enumerable.Range(0, 120).Select(number => Watched($"{number}")).ToArray();
        await schedule.FindDueAsync(feeds, "1", Now, Cancel);
        await PollAsync(feeds, SeenSet.Empty);

        (await CountAsync(() => schedule.FindDueAsync(feeds, "1", Now, Cancel))).ShouldBe(1);
        (await CountAsync(() => schedule.FindEarliestDueAsync(feeds, Now, Cancel))).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task A_free_server_is_taken_whatever_happens_on_the_way(Fault fault)
    {
        await schedule.FindDueAsync([Watched("a")], "1", Now, Cancel);
        network.BreakNext(fault);

        var lease = (await schedule.TakeAsync("un.example", Now, Span, Cancel)).ShouldNotBeNull();

        (await schedule.OpenAsync(lease, [new DueFeed(Watched("a"))], Cancel)).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task An_ended_lease_is_taken_over_whatever_happens_on_the_way(Fault fault)
    {
        await schedule.TakeAsync("un.example", Now, Span, Cancel);
        time.Advance(Span);
        network.BreakNext(fault);

        (await schedule.TakeAsync("un.example", Now, Span, Cancel)).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task Every_save_is_made_and_the_lease_kept_whatever_happens_to_one(Fault fault)
    {
        Feed[] feeds = [Watched("a"), Watched("b"), Watched("c")];
        var server = await OpenAsync(feeds);
        foreach (var feed in feeds)
        {
            network.BreakNext(fault);
            await server.SaveAsync(Polled(feed), new SeenSet([new SeenStory(1, 2, 3)]), Cancel);
        }

        server = await OpenAsync(feeds);
        feeds.ShouldAllBe(feed => server.StateOf(feed).LastPollAt == Now);
        (await server.GetSeenAsync(feeds[2].Id, Cancel)).Stories.ShouldBe([new SeenStory(1, 2, 3)]);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task A_server_is_given_back_whatever_happens_on_the_way(Fault fault)
    {
        var server = await OpenAsync(Watched("a"), Watched("b"));
        await server.SaveAsync(Polled(Watched("a")), null, Cancel);
        network.BreakNext(fault);

        await server.ReleaseAsync(Cancel);

        (await schedule.TakeAsync("un.example", Now, Span, Cancel)).ShouldNotBeNull();
    }

    private static Feed Watched(string id) => new() { Id = new FeedId(id), Url = new Uri($"https://un.example/{id}"), Name = id };

    private FeedState Polled(Feed feed) => FeedState.Unknown(feed.Id) with { Url = feed.Url, LastPollAt = Now, NextPollAt = Now.AddMinutes(10) };

    private async Task<ILeasedServer> OpenAsync(params Feed[] feeds)
    {
        var lease = (await schedule.TakeAsync("un.example", Now, Span, Cancel)).ShouldNotBeNull();
        return (await schedule.OpenAsync(lease, [.. feeds.Select(feed => new DueFeed(feed))], Cancel)).ShouldNotBeNull();
    }

    private async Task PollAsync(Feed[] feeds, SeenSet? seen)
    {
        var server = await OpenAsync(feeds);
        foreach (var feed in feeds)
        {
            _ = seen is null ? SeenSet.Empty : await server.GetSeenAsync(feed.Id, Cancel);
            await server.SaveAsync(Polled(feed), seen, Cancel);
        }

        await server.ReleaseAsync(Cancel);
    }

    private async Task<int> CountAsync(Func<Task> call)
    {
        transactions.Reset();
        await call();
        return transactions.Count;
    }
}
