using FeedWatch.Testing;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>What polls and mails cost in storage transactions, counted on the wire. They are what the bill is made of.</summary>
public sealed class AzureTransactionTests : IAsyncDisposable
{
    private readonly TransactionCounter transactions = new();
    private readonly Station station;
    private int published;

    public AzureTransactionTests()
    {
        station = new Station(StoreSet.AzureTablesWithClock(AzureAccounts.Fresh(), new(Station.Start), transactions));
        station.Watch = station.Watch with
        {
            Feeds = [station.Feed("Wire")],
            Rules = [Station.Rule("Lavrov", "Lavrov")],
            Recipients = [Station.Recipient("Desk")],
        };
    }

    public ValueTask DisposeAsync() => station.DisposeAsync();

    [Fact]
    public async Task An_idle_poll_costs_three_and_the_look_for_what_is_due_one()
    {
        await PublishAsync(stories: 5, hits: 1);
        await PollAsync();

        (await PollAsync()).ShouldBe(3 + 1);
    }

    [Fact]
    public async Task Feeds_that_are_not_due_cost_nothing()
    {
        station.Watch = station.Watch with { Feeds = [.. Enumerable.Range(0, 50).Select(i => station.Feed($"Wire {i}", $"/{i}"))] };
        for (var i = 0; i < 50; i++)
        {
            station.Server.Publish($"/{i}", RssDocument.Of(new RssItem("Nothing", "1")), "\"1\"");
        }

        await PollAsync();
        transactions.Reset();

        await station.PollAsync();

        transactions.Count.ShouldBe(1, "the one look for all feeds");
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(30, 4)]
    [InlineData(250, 3)]
    public async Task A_poll_with_new_stories_costs_three_and_one_each_hit_alert_and_hundred_stories(int stories, int hits)
    {
        await PublishAsync(stories: 1, hits: 1);
        await PollAsync();
        await PublishAsync(stories, hits);

        var cost = await PollAsync();

        (await station.AlertsAsync()).Count(alert => alert.Hit is not null).ShouldBe(1 + hits);
        var alerts = hits;
        (cost - 1).ShouldBeLessThanOrEqualTo(3 + hits + alerts + ((stories + 99) / 100));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task A_mail_costs_six_and_one_each_hit(int hits)
    {
        await PublishAsync(stories: 1, hits: 1);
        await PollAsync();
        await station.DeliverAsync();
        await PublishAsync(hits, hits);
        await PollAsync();
        transactions.Reset();

        using var deliverer = station.Deliverer(station.Stores);
        var report = await deliverer.RunForAsync(station.Watch.Recipients[0].Id, station.Watch.Audience, CancellationToken.None);

        report.ShouldNotBeNull().Accepted.ShouldBe(1);
        transactions.Count.ShouldBeLessThanOrEqualTo(6 + hits, "open mails, due alerts, their hits, waiting rows, fix, accept, and that no more are due");
    }

    private async Task<int> PollAsync()
    {
        station.Time.Advance(TimeSpan.FromMinutes(11));
        transactions.Reset();
        await station.PollAsync();
        return transactions.Count;
    }

    private Task PublishAsync(int stories, int hits)
    {
        var first = published;
        published += stories;
        var now = station.Time.GetUtcNow();
        var items = Enumerable.Range(first, stories).Select(i => new RssItem(i - first < hits ? $"Lavrov {i}" : $"Nothing {i}", $"{i}", PublishedAt: now));
        station.Server.Publish("/feed", RssDocument.Of([.. items]), $"\"{published}\"");
        return Task.CompletedTask;
    }
}
