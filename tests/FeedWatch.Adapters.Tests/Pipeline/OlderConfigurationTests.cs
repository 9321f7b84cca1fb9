using FeedWatch.Alerting;
using FeedWatch.Testing;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>A process that sends has not read the configuration yet by which another has just alerted.</summary>
public sealed class OlderConfigurationTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(StoreKind.InMemory)]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.AzureTables)]
    public async Task An_alert_of_an_unknown_rule_is_left_waiting_and_goes_out_when_the_rule_is_known(StoreKind kind)
    {
        await using var station = await AlertedAsync(StoreSet.Open(kind));
        using var deliverer = station.Deliverer(station.Stores);
        var older = (station.Watch with { Rules = [] }).Audience with { Grace = Hour };

        (await deliverer.RunForAsync(Desk(station), older, CancellationToken.None)).ShouldNotBeNull().Accepted.ShouldBe(0);
        (await station.AlertsAsync()).ShouldHaveSingleItem().Status.ShouldBe(AlertStatus.Waiting);

        (await deliverer.RunForAsync(Desk(station), station.Watch.Audience with { Grace = Hour }, CancellationToken.None)).ShouldNotBeNull().Accepted.ShouldBe(1);
    }

    [Theory]
    [InlineData(StoreKind.InMemory)]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.AzureTables)]
    public async Task An_hour_later_it_was_removed(StoreKind kind)
    {
        await using var station = await AlertedAsync(StoreSet.Open(kind));
        using var deliverer = station.Deliverer(station.Stores);
        var nobody = (station.Watch with { Recipients = [] }).Audience with { Grace = Hour };
        await deliverer.RunForAsync(Desk(station), nobody, CancellationToken.None);
        (await station.AlertsAsync()).ShouldHaveSingleItem().Status.ShouldBe(AlertStatus.Waiting);

        station.Time.Advance(Hour);
        await deliverer.RunForAsync(Desk(station), nobody, CancellationToken.None);

        (await station.AlertsAsync()).ShouldHaveSingleItem().Status.ShouldBe(AlertStatus.Cancelled);
    }

    private static RecipientId Desk(Station station) => station.Watch.Recipients[0].Id;

    private static async Task<Station> AlertedAsync(StoreSet stores)
    {
        var station = new Station(stores);
        station.Watch = station.Watch with
        {
            Feeds = [station.Feed("Wire")],
            Rules = [Station.Rule("Lavrov", "Lavrov")],
            Recipients = [Station.Recipient("Desk")],
        };
        station.Server.Publish("/feed", RssDocument.Of(new RssItem("Lavrov speaks", "1", PublishedAt: Station.Start)), "\"1\"");
        await station.PollAsync();
        return station;
    }
}
