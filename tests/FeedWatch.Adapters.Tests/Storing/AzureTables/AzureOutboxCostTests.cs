using FeedWatch.Alerting;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>What alerts and mails cost: storage transactions as they are billed.</summary>
public sealed class AzureOutboxCostTests
{
    private static readonly RecipientId Embassy = new("Embassy");

    private readonly TransactionCounter transactions = new();
    private readonly StoreSet stores;

    public AzureOutboxCostTests() => stores = StoreSet.AzureTables(AzureAccounts.Fresh(), counter: transactions);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(33, 1)]
    [InlineData(34, 2)]
    public async Task New_alerts_of_a_recipient_are_added_together(int alerts, int cost)
    {
        await stores.Outbox.AddAsync([Sample.Alert("first")], Cancel);

        (await CostAsync(() => stores.Outbox.AddAsync([.. Enumerable.Range(0, alerts).Select(i => Sample.Alert($"story {i}"))], Cancel))).ShouldBe(cost);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(45)]
    public async Task A_mail_costs_five_from_looking_for_it_to_finding_no_more(int alerts)
    {
        await stores.Outbox.AddAsync([.. Enumerable.Range(0, alerts).Select(i => Sample.Alert($"story {i}"))], Cancel);

        var cost = await CostAsync(async () =>
        {
            (await stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).ShouldBeEmpty();
            var mail = Sample.Mail(await stores.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 45, Cancel));
            mail.Alerts.Count.ShouldBe(alerts);
            (await stores.Mails.FixAsync(mail, Sample.Noon, Cancel)).ShouldBeTrue();
            await stores.Mails.AcceptAsync(mail, Sample.Delivery(mail), Cancel);
            (await stores.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 45, Cancel)).ShouldBeEmpty();
        });

        cost.ShouldBe(5);
    }

    [Fact]
    public async Task Each_question_about_all_recipients_costs_one_and_one_a_recipient()
    {
        Alert[] alerts = [.. Enumerable.Range(0, 50).Select(i => Sample.Alert($"story {i}"))];
        await stores.Outbox.AddAsync([.. alerts, Sample.Alert("other", Embassy)], Cancel);
        await stores.Mails.FixAsync(Sample.Mail(alerts[..45]), Sample.Noon, Cancel);

        (await CostAsync(() => stores.Outbox.FindRecipientsWithDueAlertsAsync(Sample.Noon, Cancel))).ShouldBe(3);
        (await CostAsync(() => stores.Mails.FindRecipientsWithDueMailAsync(Sample.Noon, Cancel))).ShouldBe(3);
        (await CostAsync(() => stores.Outbox.FindEarliestDueAsync(Cancel))).ShouldBe(3);
        (await CostAsync(() => stores.Outbox.RemoveOldAsync(Sample.Noon, 500, Cancel))).ShouldBe(3);
        (await CostAsync(() => stores.Mails.RemoveOldDeliveriesAsync(Sample.Noon, 500, Cancel))).ShouldBe(3);
    }

    private async Task<int> CostAsync(Func<Task> call)
    {
        transactions.Reset();
        await call();
        return transactions.Count;
    }
}
