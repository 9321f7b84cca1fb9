using System.Collections.Concurrent;
using FeedWatch.Feeds;
using FeedWatch.Host.Functions;

namespace FeedWatch.Host.Tests.Functions;

public sealed class PollBatchesTests
{
    [Fact]
    public void A_server_with_many_feeds_gives_its_hundred_longest_due()
    {
        DueFeed[] due = [.. Enumerable.Range(0, 300).Select(i => Due("big.example", i)), Due("small.example", 0)];

        var servers = PollBatches.ByServer(due);

        servers["big.example"].ShouldBe([.. due.Take(100).Select(feed => feed.Feed.Id)]);
        servers["small.example"].ShouldHaveSingleItem();
    }

    [Fact]
    public void Small_servers_share_messages_of_32_feeds_and_a_big_one_goes_alone()
    {
        var leased = new ConcurrentQueue<ServerWork>([Work("big", 100), .. Enumerable.Range(0, 70).Select(i => Work($"small {i}", 1))]);

        var messages = PollBatches.Of(leased).ToList();

        messages.Select(message => message.Servers.Sum(server => server.Feeds.Count)).ShouldBe([100, 32, 32, 6]);
        messages.SelectMany(message => message.Servers).Select(server => server.Lease.Server).ShouldBeUnique();
    }

    [Fact]
    public void No_server_is_left_behind_whatever_the_sizes()
    {
        var leased = new ConcurrentQueue<ServerWork>(Enumerable.Range(0, 200).Select(i => Work($"server {i}", 1 + (i * 7 % 40))));

        var messages = PollBatches.Of(leased).ToList();

        messages.SelectMany(message => message.Servers).Count().ShouldBe(200);
        messages.ShouldAllBe(message => message.Servers.Count == 1 || message.Servers.Sum(server => server.Feeds.Count) <= 32);
    }

    [Fact]
    public void While_leasing_goes_on_a_message_is_sent_once_so_many_servers_are_there()
    {
        var leased = new ConcurrentQueue<ServerWork>(Enumerable.Range(0, 31).Select(i => Work($"server {i}", 1)));
        PollBatches.TakeFull(leased).ShouldBeEmpty();

        leased.Enqueue(Work("the 32nd", 1));

        PollBatches.TakeFull(leased).ToList().ShouldHaveSingleItem().Servers.Count.ShouldBe(32);
        leased.ShouldBeEmpty();
    }

    private static DueFeed Due(string server, int number)
    {
        var url = new Uri($"https://{server}/{number}");
        return new DueFeed(new Feed { Id = FeedId.Create(url), Url = url, Name = $"{server} {number}" });
    }

    private static ServerWork Work(string server, int feeds) =>
        new(new ServerLease(server, "token", TimeSpan.FromMinutes(15)), [.. Enumerable.Range(0, feeds).Select(i => new FeedId($"{server}/{i}"))]);
}
