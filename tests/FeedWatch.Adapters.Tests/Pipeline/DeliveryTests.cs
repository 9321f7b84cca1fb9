using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Testing;
using FeedWatch.Testing.Crashes;
using FeedWatch.Testing.Smtp;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Pipeline;

/// <summary>From a stored alert to the mail server and back into the ledger, on each kind of store.</summary>
public abstract class DeliveryTests : IAsyncLifetime
{
    protected Station Station { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Station = new Station(await OpenAsync());
        Station.Watch = Station.Watch with
        {
            Feeds = [Station.Feed("Wire")],
            Rules = [Station.Rule("Lavrov", "Lavrov"), Station.Rule("Council", "\"Security Council\"")],
            Recipients = [Station.Recipient("Desk")],
        };
        await HitsAsync(0);
    }

    public async ValueTask DisposeAsync()
    {
        await Station.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<StoreSet> OpenAsync();

    [Fact]
    public async Task A_story_that_two_rules_found_is_one_entry_of_one_mail()
    {
        await PublishAsync(new RssItem("Lavrov leaves the Security Council", "1"));
        await Station.DeliverAsync();

        var mail = Station.Sink.Mails.ShouldHaveSingleItem().Parse();
        mail.To.ToString().ShouldContain("desk@desk.internal");
        mail.TextBody!.ShouldContain("Lavrov");
        mail.TextBody!.ShouldContain("Council");
        (await Station.AlertsAsync()).Select(alert => alert.Status).ShouldBe([AlertStatus.Accepted, AlertStatus.Accepted]);
        (await Station.Stores.Mails.FindDeliveriesAsync(Station.Start, CancellationToken.None).ToListAsync()).ShouldHaveSingleItem().Result.ShouldBeOfType<SendResult.Accepted>();
    }

    [Fact]
    public async Task A_mail_holds_at_most_45_alerts_and_the_rest_follows()
    {
        await HitsAsync(100);
        var report = await Station.DeliverAsync();

        report.Accepted.ShouldBe(3);
        Station.Sink.Mails.Count.ShouldBe(3);
        (await Station.AlertsAsync()).ShouldAllBe(alert => alert.Status == AlertStatus.Accepted);
    }

    [Fact]
    public async Task A_mail_that_fails_is_tried_after_1_2_4_minutes_at_most_an_hour_apart_with_the_same_id()
    {
        await HitsAsync(1);
        Station.Sink.Always(SmtpStep.EndOfData, SmtpReply.KeepAndDrop);
        var waits = new List<double>();
        for (var attempt = 0; attempt < 9; attempt++)
        {
            (await Station.DeliverAsync()).TryLater.ShouldBe(1);
            var open = (await Station.Stores.Mails.FindOpenAsync(CancellationToken.None).ToListAsync()).ShouldHaveSingleItem();
            waits.Add((open.NextAttemptAt - Station.Time.GetUtcNow()).TotalMinutes);
            (await Station.DeliverAsync()).Deliveries.ShouldBeEmpty("it is not due");
            Station.Time.SetUtcNow(open.NextAttemptAt);
        }

        waits.ShouldBe([1, 2, 4, 8, 16, 32, 60, 60, 60]);
        Station.Sink.BehaveAgain();
        (await Station.DeliverAsync()).Accepted.ShouldBe(1);
        Station.Sink.Mails.Select(mail => mail.Parse().MessageId).Distinct().ShouldHaveSingleItem();
        (await Station.AlertsAsync()).ShouldHaveSingleItem().Status.ShouldBe(AlertStatus.Accepted);
    }

    [Fact]
    public async Task While_mail_fails_new_alerts_are_put_together_and_tried_every_five_minutes()
    {
        Station.Sink.Always(SmtpStep.Mail, SmtpReply.Of("451 4.3.0 Try later"));
        for (var minute = 0; minute < 30; minute++)
        {
            await HitsAsync(1);
            await Station.DeliverAsync();
            Station.Time.Advance(TimeSpan.FromMinutes(1));
        }

        var open = await Station.Stores.Mails.FindOpenAsync(CancellationToken.None).ToListAsync();
        open.Count.ShouldBeInRange(2, 6);
        Station.Sink.BehaveAgain();
        await Station.DeliverAsync(all: true);
        (await Station.AlertsAsync()).Count(alert => alert.Status == AlertStatus.Accepted).ShouldBe(30);
    }

    [Fact]
    public async Task One_dead_recipient_holds_nobody_else_up()
    {
        Station.Watch = Station.Watch with { Recipients = [Station.Recipient("Dead"), Station.Recipient("Desk"), Station.Recipient("Night")] };
        Station.Sink.ForRecipient("dead@desk.internal", SmtpReply.Drop);
        await HitsAsync(1);

        var report = await Station.DeliverAsync();

        report.ShouldSatisfyAllConditions(round => round.Accepted.ShouldBe(2), round => round.TryLater.ShouldBe(1));
    }

    [Fact]
    public async Task A_refused_recipient_is_in_the_ledger_told_to_the_operators_and_served_after_resend()
    {
        Station.Watch = Station.Watch with { Recipients = [Station.Recipient("Desk"), Station.Operator("Ops") with { Rules = ["Council"] }] };
        Station.Sink.ForRecipient("desk@desk.internal", SmtpReply.Of("550 5.1.1 No such user"));
        await HitsAsync(2);
        await Station.DeliverAsync();
        await Station.DeliverAsync();

        var refused = (await Station.AlertsAsync()).Where(alert => alert.Status == AlertStatus.Refused).ToList();
        refused.Count.ShouldBe(2);
        refused.ShouldAllBe(alert => alert.Reason!.Contains("No such user", StringComparison.Ordinal));
        Station.Sink.Mails.ShouldHaveSingleItem().Parse().ShouldSatisfyAllConditions(
            mail => mail.To.ToString().ShouldContain("ops@"), mail => mail.TextBody!.ShouldContain("No such user"));

        Station.Sink.BehaveAgain();
        await Station.Stores.Outbox.ResendAsync(refused, Station.Time.GetUtcNow(), CancellationToken.None);
        await Station.DeliverAsync();
        (await Station.AlertsAsync()).ShouldAllBe(alert => alert.Status == AlertStatus.Accepted);
        Station.Sink.Mails.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_operators_who_are_refused_do_not_tell_each_other_for_ever()
    {
        Station.Watch = Station.Watch with { Recipients = [Station.Operator("Ops"), Station.Operator("Night")] };
        Station.Sink.Always(SmtpStep.Recipient, SmtpReply.Of("550 5.1.1 No such user"));
        await HitsAsync(1);
        for (var round = 0; round < 5; round++)
        {
            await Station.DeliverAsync();
        }

        (await Station.AlertsAsync()).Count.ShouldBe(4);
        (await Station.DeliverAsync()).Deliveries.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_turned_down_for_its_content_is_split_until_only_the_guilty_story_is_left()
    {
        await PublishAsync([.. Enumerable.Range(1, 7).Select(number => new RssItem($"Lavrov lands, number {number}", $"{number}"))]);
        Station.Sink.RefuseDataHolding("number 5", "554 5.7.1 Spam");

        await Station.DeliverAsync();

        var alerts = await Station.AlertsAsync();
        alerts.Count(alert => alert.Status == AlertStatus.Accepted).ShouldBe(6);
        alerts.Single(alert => alert.Status == AlertStatus.Refused).Reason!.ShouldContain("Spam");
        (await Station.Stores.Mails.FindOpenAsync(CancellationToken.None).ToListAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_mail_that_keeps_failing_is_told_to_the_operators_once()
    {
        Station.Watch = Station.Watch with { Recipients = [Station.Recipient("Desk"), Station.Operator("Ops") with { Rules = ["Council"] }] };
        Station.Sink.ForRecipient("desk@desk.internal", SmtpReply.Of("451 4.2.2 Mailbox full"));
        await HitsAsync(1);
        for (var minute = 0; minute < 20; minute++)
        {
            await Station.DeliverAsync();
            Station.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Station.Sink.Mails.ShouldHaveSingleItem().Parse().TextBody!.ShouldContain("Mailbox full");
    }

    [Fact]
    public async Task Waiting_alerts_of_a_removed_rule_or_recipient_are_cancelled_with_the_reason()
    {
        Station.Watch = Station.Watch with { Recipients = [Station.Recipient("Desk"), Station.Recipient("Night")] };
        await PublishAsync(new RssItem("Lavrov leaves the Security Council", "1"));
        Station.Watch = Station.Watch with { Rules = [Station.Rule("Lavrov", "Lavrov")], Recipients = [Station.Recipient("Desk")] };
        await Station.DeliverAsync();

        Station.Sink.Mails.ShouldHaveSingleItem();
        var alerts = await Station.AlertsAsync();
        alerts.Count(alert => alert.Status == AlertStatus.Accepted).ShouldBe(1);
        alerts.Where(alert => alert.Status == AlertStatus.Cancelled).Select(alert => alert.Reason).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Sixteen_rounds_at_once_fix_each_alert_into_one_mail()
    {
        await HitsAsync(30);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Station.DeliverAsync()));

        var byMail = Station.Sink.Mails.Select(mail => mail.Parse().MessageId).Distinct().Count();
        byMail.ShouldBe(1);
        (await Station.AlertsAsync()).ShouldAllBe(alert => alert.Status == AlertStatus.Accepted);
    }

    [Fact]
    public async Task A_mail_that_was_accepted_and_could_not_be_marked_is_marked_later_and_not_sent_again()
    {
        await HitsAsync(1);
        var stores = Station.Stores with { Mails = FailingPort<IMailStore>.Around(Station.Stores.Mails, nameof(IMailStore.AcceptAsync), failures: 2) };
        using var deliverer = Station.Deliverer(stores);

        for (var round = 0; round < 3; round++)
        {
            var report = await deliverer.RunAsync(Station.Watch.Audience, all: false, onAccepted: null, CancellationToken.None);
            report.Broken.Count.ShouldBe(round < 2 ? 1 : 0);
            (await deliverer.RunAsync(Station.Watch.Audience, all: false, onAccepted: null, CancellationToken.None)).Broken.ShouldBeEmpty("it is left alone for a minute");
            Station.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Station.Sink.Mails.ShouldHaveSingleItem();
        (await Station.AlertsAsync()).ShouldHaveSingleItem().Status.ShouldBe(AlertStatus.Accepted);
    }

    [Fact]
    public async Task A_mail_that_fails_goes_to_the_address_that_the_owner_has_mended()
    {
        Station.Watch = Station.Watch with { Recipients = [Station.Recipient("Desk") with { Email = "desk@dsek.internal" }] };
        Station.Sink.ForRecipient("desk@dsek.internal", SmtpReply.Of("450 4.1.2 Domain not found"));
        await HitsAsync(1);
        await Station.DeliverAsync();

        Station.Watch = Station.Watch with { Recipients = [Station.Recipient("Desk")] };
        await Station.DeliverAsync(all: true);
        await Station.DeliverAsync(all: true);

        Station.Sink.Mails.ShouldHaveSingleItem().To.ShouldBe(["desk@desk.internal"]);
        (await Station.AlertsAsync()).ShouldHaveSingleItem().Status.ShouldBe(AlertStatus.Accepted);
    }

    [Fact]
    public async Task A_reserved_address_is_refused_without_asking_a_server()
    {
        Station.Watch = Station.Watch with { Recipients = [Station.Recipient("Desk") with { Email = "desk@example.org" }] };
        await HitsAsync(1);
        await Station.DeliverAsync();

        Station.Sink.Connections.ShouldBe(0);
        (await Station.AlertsAsync()).ShouldHaveSingleItem().Reason!.ShouldContain("reserved");
    }

    private int published;

    /// <summary>So many new stories that the rule Lavrov finds.</summary>
    private async Task HitsAsync(int count)
    {
        var items = Enumerable.Range(published, count).Select(number => new RssItem($"Lavrov lands {number}", $"{number}")).ToList();
        published += count;
        await PublishAsync([.. items, new RssItem("Nothing yet", "none")]);
    }

    private async Task PublishAsync(params RssItem[] items)
    {
        Station.Server.Answer("/feed", Testing.Http.LoopbackReply.Ok(RssDocument.Of(items)));
        (await Station.PollAsync(all: true)).Failed.ShouldBe(0);
    }
}

public sealed class InMemoryDeliveryTests : DeliveryTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.InMemory());
}

public sealed class SqliteDeliveryTests : DeliveryTests
{
    protected override Task<StoreSet> OpenAsync() => Task.FromResult(StoreSet.Sqlite());
}
