using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Alerting;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>Two processes on the same tables: neither knows what the other remembers.</summary>
public sealed class AzureOutboxProcessTests
{
    private readonly StoreSet one;
    private readonly StoreSet other;

    public AzureOutboxProcessTests()
    {
        var options = AzureAccounts.Fresh();
        (one, other) = (StoreSet.AzureTables(options), StoreSet.AzureTables(options));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_adds_the_other_finds()
    {
        await one.Outbox.AddAsync([Sample.Alert("a")], Cancel);
        await other.Outbox.AddAsync([Sample.Alert("a"), Sample.Alert("b")], Cancel);

        (await other.Outbox.FindRecipientsWithDueAlertsAsync(Sample.Noon, Cancel)).ShouldBe([Sample.Desk]);
        (await one.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 10, Cancel)).ShouldBe([Sample.Alert("a"), Sample.Alert("b")], ignoreOrder: true);
    }

    [Fact]
    public async Task Alerts_that_both_read_go_into_a_mail_of_one()
    {
        await one.Outbox.AddAsync([Sample.Alert("a"), Sample.Alert("b")], Cancel);
        var mine = Sample.Mail(await one.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 10, Cancel));
        var theirs = Sample.Mail(await other.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 10, Cancel));

        bool[] isFixed = await Task.WhenAll(one.Mails.FixAsync(mine, Sample.Noon, Cancel), other.Mails.FixAsync(theirs, Sample.Noon, Cancel));

        isFixed.Count(answer => answer).ShouldBe(1);
        (await one.Mails.GetOpenAsync(Sample.Desk, Cancel)).ShouldHaveSingleItem().Alerts.Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_alert_that_was_put_off_since_it_was_read_is_fixed_where_it_waits_now()
    {
        await one.Outbox.AddAsync([Sample.Alert()], Cancel);
        await one.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 10, Cancel);
        await other.Outbox.CancelAsync([Sample.Alert()], "by hand", Cancel);
        await other.Outbox.ResendAsync([Sample.Alert()], Sample.Noon.AddHours(1), Cancel);

        (await one.Mails.FixAsync(Sample.Mail(Sample.Alert()), Sample.Noon, Cancel)).ShouldBeTrue();

        (await one.Outbox.GetDueAsync(Sample.Desk, Sample.Noon.AddHours(1), 10, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_is_marked_though_the_row_of_an_alert_was_removed_by_hand()
    {
        var options = AzureAccounts.Fresh();
        var stores = StoreSet.AzureTables(options);
        Alert[] alerts = [Sample.Alert("a"), Sample.Alert("b")];
        await stores.Outbox.AddAsync(alerts, Cancel);
        var mail = Sample.Mail(alerts);
        await stores.Mails.FixAsync(mail, Sample.Noon, Cancel);
        await AzureAccounts.Open(options).Table("Alerts").RemoveAsync(AlertRow.PartitionOf(Sample.Desk), AlertRow.GuardOf(alerts[0].Id), Cancel);

        await stores.Mails.AcceptAsync(mail, Sample.Delivery(mail), Cancel);

        (await stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).ShouldBeEmpty();
        (await stores.Outbox.GetAsync(Sample.Desk, mail.Alerts, Cancel)).ShouldHaveSingleItem().Status.ShouldBe(AlertStatus.Accepted);
    }
}
