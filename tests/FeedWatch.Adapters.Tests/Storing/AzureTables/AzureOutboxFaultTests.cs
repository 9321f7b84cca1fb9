using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Testing.Azure;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing.AzureTables;

/// <summary>Each write to an alert or a mail, on a network that breaks just that one: it is done once, and its answer is that of a write that was done.</summary>
public sealed class AzureOutboxFaultTests
{
    private static readonly DateTimeOffset Later = Sample.Noon.AddMinutes(20);

    private readonly FaultyTransport network = new(seed: 1, percent: 0);
    private readonly StoreSet stores;

    public AzureOutboxFaultTests() => stores = StoreSet.AzureTables(AzureAccounts.Fresh(), network);

    public static TheoryData<Fault> EachFault => [.. Enum.GetValues<Fault>()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task A_mail_is_fixed_once(Fault fault)
    {
        var mail = await WaitingAsync();
        network.BreakNext(fault);

        (await stores.Mails.FixAsync(mail, Later, Cancel)).ShouldBeTrue();
        (await stores.Mails.FixAsync(mail, Later, Cancel)).ShouldBeFalse();

        (await OpenAsync()).Id.ShouldBe(mail.Id);
        (await AlertsAsync(mail)).ShouldAllBe(alert => alert.Status == AlertStatus.InMail);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task A_mail_is_not_fixed_where_an_alert_was_cancelled_since_it_was_read(Fault fault)
    {
        var mail = await WaitingAsync();
        await stores.Outbox.CancelAsync([Sample.Alert("b")], "by hand", Cancel);
        network.BreakNext(fault);

        (await stores.Mails.FixAsync(mail, Later, Cancel)).ShouldBeFalse();

        (await AlertsAsync(mail)).Select(alert => alert.Status).ShouldBe([AlertStatus.Waiting, AlertStatus.Cancelled]);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task A_mail_is_claimed_once(Fault fault)
    {
        var mail = await FixedAsync(Sample.Noon);
        network.BreakNext(fault, after: 1);

        (await stores.Mails.ClaimAsync(mail, Sample.Noon, Later, Cancel)).ShouldBeTrue();
        (await stores.Mails.ClaimAsync(mail, Sample.Noon, Later, Cancel)).ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task An_attempt_is_counted_once_even_when_it_is_written_down_again(Fault fault)
    {
        var mail = await FixedAsync(Later);
        var delivery = Sample.Delivery(mail, new SendResult.TryLater("busy"));
        network.BreakNext(fault, after: 1);

        await stores.Mails.RetryAsync(mail, delivery, Later, Cancel);
        await stores.Mails.RetryAsync(mail, delivery, Later, Cancel);

        (await OpenAsync()).Attempts.ShouldBe(1);
        (await stores.Mails.FindDeliveriesAsync(Sample.Noon, Cancel).ToListAsync(Cancel)).ShouldBe([delivery]);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task A_mail_is_accepted_once(Fault fault)
    {
        var mail = await FixedAsync(Later);
        network.BreakNext(fault);

        await stores.Mails.AcceptAsync(mail, Sample.Delivery(mail), Cancel);

        (await stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).ShouldBeEmpty();
        (await AlertsAsync(mail)).ShouldAllBe(alert => alert.Status == AlertStatus.Accepted);
        (await stores.Mails.FindDeliveriesAsync(Sample.Noon, Cancel).ToListAsync(Cancel)).ShouldBe([Sample.Delivery(mail)]);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task A_mail_is_split_once(Fault fault)
    {
        var mail = await FixedAsync(Later);
        Mail[] parts = [Sample.Mail(Sample.Alert("a")), Sample.Mail(Sample.Alert("b"))];
        var alertsAndMail = mail.Alerts.Count + 1;
        network.BreakNext(fault, after: alertsAndMail);

        await stores.Mails.SplitAsync(mail, Sample.Delivery(mail, new SendResult.ContentRefused("552")), parts, Cancel);

        (await stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).Select(part => part.Id).ShouldBe(parts.Select(part => part.Id), ignoreOrder: true);
        (await stores.Mails.FindDeliveriesAsync(Sample.Noon, Cancel).ToListAsync(Cancel)).Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(EachFault))]
    public async Task An_alert_is_cancelled_once_and_sent_again_once(Fault fault)
    {
        var mail = await WaitingAsync();
        network.BreakNext(fault, after: 1);
        (await stores.Outbox.CancelAsync([Sample.Alert("a")], "by hand", Cancel)).ShouldBe(1);
        network.BreakNext(fault, after: 1);
        (await stores.Outbox.ResendAsync([Sample.Alert("a")], Later, Cancel)).ShouldBe(1);

        var alert = (await AlertsAsync(mail))[0];
        (alert.Status, alert.DueAt, alert.Resends).ShouldBe((AlertStatus.Waiting, Later, 1));
        (await stores.Outbox.GetDueAsync(Sample.Desk, Later, 10, Cancel)).ShouldBe([Sample.Alert("b"), alert]);
    }

    // Read as due, so that the mail is fixed without another look.
    private async Task<Mail> WaitingAsync()
    {
        await stores.Outbox.AddAsync([Sample.Alert("a"), Sample.Alert("b")], Cancel);
        var due = await stores.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 10, Cancel);
        return Sample.Mail([.. due.OrderBy(alert => alert.Hit!.Value.StoryId.Value, StringComparer.Ordinal)]);
    }

    private async Task<Mail> FixedAsync(DateTimeOffset claimedUntil)
    {
        var mail = await WaitingAsync();
        (await stores.Mails.FixAsync(mail, claimedUntil, Cancel)).ShouldBeTrue();
        return mail;
    }

    private async Task<Mail> OpenAsync() => (await stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).ShouldHaveSingleItem();

    private Task<IReadOnlyList<Alert>> AlertsAsync(Mail mail) => stores.Outbox.GetAsync(Sample.Desk, mail.Alerts, Cancel);
}
