using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing;

public abstract class MailStoreContract(Func<StoreSet> open) : StoreContract(open)
{
    private static readonly RecipientId Embassy = new("Embassy");

    [Fact]
    public async Task A_mail_comes_back_as_it_was_fixed_and_has_taken_its_alerts()
    {
        var mail = await WaitingAsync("a", "b") with
        {
            Content = new MailContent("desk@example.org", OddText, OddText, OddText, $"<p>{OddText}</p>"),
            Attempts = 2,
            LastError = OddText,
            NextAttemptAt = Sample.Noon.AddMinutes(1),
        };

        (await Stores.Mails.FixAsync(mail, Sample.Noon, Cancel)).ShouldBeTrue();

        var kept = (await OpenAsync()).ShouldHaveSingleItem();
        kept.ShouldBe(mail with { Alerts = kept.Alerts });
        kept.Alerts.ShouldBe(mail.Alerts);
        (await StatusesAsync(mail)).ShouldAllBe(alert => alert.Status == AlertStatus.InMail);
    }

    [Fact]
    public async Task Nothing_is_fixed_when_one_of_the_alerts_no_longer_waits()
    {
        var mail = await WaitingAsync("a", "b");
        await Stores.Outbox.CancelAsync([Sample.Alert("b")], "by hand", Cancel);

        (await Stores.Mails.FixAsync(mail, Sample.Noon, Cancel)).ShouldBeFalse();

        (await OpenAsync()).ShouldBeEmpty();
        (await StatusesAsync(mail)).Select(alert => alert.Status).ShouldBe([AlertStatus.Waiting, AlertStatus.Cancelled]);
    }

    [Fact]
    public async Task Nothing_is_fixed_when_one_of_the_alerts_is_unknown()
    {
        var mail = await WaitingAsync("a");

        (await Stores.Mails.FixAsync(mail with { Alerts = [.. mail.Alerts, new AlertId("gone")] }, Sample.Noon, Cancel)).ShouldBeFalse();

        (await OpenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Fixing_the_same_mail_again_changes_nothing()
    {
        var mail = await WaitingAsync("a");
        await Stores.Mails.FixAsync(mail, Sample.Noon, Cancel);

        (await Stores.Mails.FixAsync(mail with { Content = mail.Content with { Subject = "other" } }, Sample.Noon, Cancel)).ShouldBeFalse();

        (await OpenAsync()).ShouldHaveSingleItem().Content.Subject.ShouldBe(mail.Content.Subject);
    }

    [Fact]
    public async Task Sixteen_callers_fixing_mails_that_overlap_put_each_alert_into_one()
    {
        Alert[] alerts = [.. Enumerable.Range(0, 17).Select(i => Sample.Alert($"story {i}"))];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        var isFixed = new bool[16];

        await AtOnceAsync(async caller => isFixed[caller] = await Stores.Mails.FixAsync(Sample.Mail(alerts[caller], alerts[caller + 1]), Sample.Noon, Cancel));

        var mails = await OpenAsync();
        mails.Count.ShouldBe(isFixed.Count(answer => answer));
        mails.ShouldNotBeEmpty();
        mails.SelectMany(mail => mail.Alerts).ShouldBeUnique();
        (await StatusesOfAsync(alerts)).Count(alert => alert.Status == AlertStatus.InMail).ShouldBe(2 * mails.Count);
    }

    [Fact]
    public async Task Open_mails_of_a_recipient_come_first_fixed_first()
    {
        var second = await FixedAsync(Sample.Noon, "second");
        var first = await FixedAsync(Sample.Noon.AddMinutes(-1), "first");
        var later = await FixedAsync(Sample.Noon.AddMinutes(-2), "later");
        await Stores.Mails.RetryAsync(later, Sample.Delivery(later, new SendResult.TryLater("busy")), Sample.Noon.AddTicks(1), Cancel);

        (await Stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).Select(mail => mail.Id).ShouldBe([later.Id, first.Id, second.Id]);
        (await Stores.Mails.GetOpenAsync(Embassy, Cancel)).ShouldBeEmpty();
        (await OpenAsync()).Select(mail => mail.Id).ShouldBe([later.Id, first.Id, second.Id]);
    }

    [Fact]
    public async Task Recipients_are_due_from_the_time_of_the_next_attempt_on()
    {
        await FixedAsync(Sample.Noon, "a");
        await FixedAsync(Sample.Noon, "b");

        (await Stores.Mails.FindRecipientsWithDueMailAsync(Sample.Noon.AddTicks(-1), Cancel)).ShouldBeEmpty();
        (await Stores.Mails.FindRecipientsWithDueMailAsync(Sample.Noon, Cancel)).ShouldBe([Sample.Desk]);
    }

    [Fact]
    public async Task An_accepted_mail_becomes_a_delivery_and_its_alerts_are_accepted()
    {
        var mail = await FixedAsync(Sample.Noon, "a", "b");
        var other = await FixedAsync(Sample.Noon, "c");

        await Stores.Mails.AcceptAsync(mail, Sample.Delivery(mail), Cancel);

        (await OpenAsync()).ShouldHaveSingleItem().Id.ShouldBe(other.Id);
        (await DeliveriesAsync()).ShouldBe([Sample.Delivery(mail)]);
        (await StatusesAsync(mail)).ShouldAllBe(alert => alert.Status == AlertStatus.Accepted && alert.Reason == null);
        (await StatusesAsync(other)).ShouldAllBe(alert => alert.Status == AlertStatus.InMail);
    }

    [Fact]
    public async Task A_mail_to_be_tried_again_keeps_the_attempt_and_what_it_says()
    {
        var mail = await FixedAsync(Sample.Noon, "a");
        var delivery = Sample.Delivery(mail, new SendResult.TryLater("451 try later"));

        await Stores.Mails.RetryAsync(mail, delivery, Sample.Noon.AddMinutes(1), Cancel);
        await Stores.Mails.RetryAsync(mail, delivery with { At = Sample.Noon.AddMinutes(1) }, Sample.Noon.AddMinutes(3), Cancel);

        var kept = (await OpenAsync()).ShouldHaveSingleItem();
        kept.ShouldBe(mail with { Alerts = kept.Alerts, Attempts = 2, LastError = "451 try later", NextAttemptAt = Sample.Noon.AddMinutes(3) });
        (await DeliveriesAsync()).ShouldBe([delivery with { At = Sample.Noon.AddMinutes(1) }, delivery]);
        (await StatusesAsync(mail)).ShouldAllBe(alert => alert.Status == AlertStatus.InMail);
    }

    [Fact]
    public async Task A_refused_mail_is_gone_and_its_alerts_say_why()
    {
        var mail = await FixedAsync(Sample.Noon, "a", "b");
        var delivery = Sample.Delivery(mail, new SendResult.RecipientRefused("550 no such mailbox"));

        await Stores.Mails.RefuseAsync(mail, delivery, "no such mailbox", Cancel);

        (await OpenAsync()).ShouldBeEmpty();
        (await DeliveriesAsync()).ShouldBe([delivery]);
        (await StatusesAsync(mail)).ShouldAllBe(alert => alert.Status == AlertStatus.Refused && alert.Reason == "no such mailbox");
    }

    [Fact]
    public async Task A_mail_that_is_split_gives_its_alerts_to_the_parts()
    {
        var mail = await FixedAsync(Sample.Noon, "a", "b");
        Mail[] parts = [Sample.Mail(Sample.Alert("a")), Sample.Mail(Sample.Alert("b"))];
        var delivery = Sample.Delivery(mail, new SendResult.ContentRefused("552 too large"));

        await Stores.Mails.SplitAsync(mail, delivery, parts, Cancel);

        (await OpenAsync()).Select(part => part.Id).ShouldBe(parts.Select(part => part.Id), ignoreOrder: true);
        (await DeliveriesAsync()).ShouldBe([delivery]);
        (await StatusesAsync(mail)).ShouldAllBe(alert => alert.Status == AlertStatus.InMail);
    }

    [Fact]
    public async Task A_mail_whose_address_was_mended_is_the_same_mail()
    {
        var mail = await FixedAsync(Sample.Noon, "a", "b");
        var mended = mail with { Content = mail.Content with { To = "new@example.org" }, NextAttemptAt = Sample.Noon.AddMinutes(1) };
        var delivery = Sample.Delivery(mail, new SendResult.TryLater("no such host"));

        await Stores.Mails.SplitAsync(mail, delivery, [mended], Cancel);

        var kept = (await OpenAsync()).ShouldHaveSingleItem();
        kept.ShouldBe(mended with { Alerts = kept.Alerts });
        (await DeliveriesAsync()).ShouldBe([delivery]);
    }

    [Fact]
    public async Task What_is_left_of_a_split_mail_counts_from_its_own_due_time()
    {
        Alert[] alerts = [Sample.Alert("a", dueAt: Sample.Noon.AddHours(-2)), Sample.Alert("b", dueAt: Sample.Noon.AddHours(-1))];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        var mail = Sample.Mail(alerts);
        Mail[] parts = [Sample.Mail(alerts[0]), Sample.Mail(alerts[1])];
        await Stores.Mails.FixAsync(mail, Sample.Noon, Cancel);
        await Stores.Mails.SplitAsync(mail, Sample.Delivery(mail, new SendResult.ContentRefused("552 too large")), parts, Cancel);

        (await Stores.Outbox.FindEarliestDueAsync(Cancel)).ShouldBe(Sample.Noon.AddHours(-2));
        await Stores.Mails.AcceptAsync(parts[0], Sample.Delivery(parts[0]), Cancel);
        (await Stores.Outbox.FindEarliestDueAsync(Cancel)).ShouldBe(Sample.Noon.AddHours(-1));
    }

    [Fact]
    public async Task What_is_done_to_a_mail_that_is_no_longer_there_changes_nothing()
    {
        var mail = await FixedAsync(Sample.Noon, "a");
        var delivery = Sample.Delivery(mail);
        await Stores.Mails.AcceptAsync(mail, delivery, Cancel);

        await Stores.Mails.AcceptAsync(mail, delivery, Cancel);
        await Stores.Mails.RetryAsync(mail, delivery, Sample.Noon, Cancel);
        await Stores.Mails.RefuseAsync(mail, delivery, "late", Cancel);
        await Stores.Mails.SplitAsync(mail, delivery, [mail], Cancel);

        (await OpenAsync()).ShouldBeEmpty();
        (await DeliveriesAsync()).ShouldBe([delivery]);
        (await StatusesAsync(mail)).ShouldHaveSingleItem().Status.ShouldBe(AlertStatus.Accepted);
    }

    [Fact]
    public async Task Deliveries_are_found_latest_first_from_a_time_on_with_what_came_of_them()
    {
        var mail = await FixedAsync(Sample.Noon, "a");
        SendResult[] results = [new SendResult.TryLater("busy"), new SendResult.RecipientRefused("550"), new SendResult.ContentRefused("552"), new SendResult.Accepted(null)];
        for (var i = 0; i < results.Length; i++)
        {
            await Stores.Mails.RetryAsync(mail, Sample.Delivery(mail, results[i], Sample.Noon.AddMinutes(i)), Sample.Noon, Cancel);
        }

        var found = await Stores.Mails.FindDeliveriesAsync(Sample.Noon.AddMinutes(1), Cancel).ToListAsync(Cancel);
        found.ShouldBe([.. Enumerable.Range(1, 3).Reverse().Select(i => Sample.Delivery(mail, results[i], Sample.Noon.AddMinutes(i)))]);
    }

    [Fact]
    public async Task Old_deliveries_go_a_few_at_a_time()
    {
        var mail = await FixedAsync(Sample.Noon, "a");
        for (var i = -2; i <= 0; i++)
        {
            await Stores.Mails.RetryAsync(mail, Sample.Delivery(mail, new SendResult.TryLater("busy"), Sample.Noon.AddTicks(i)), Sample.Noon, Cancel);
        }

        (await Stores.Mails.RemoveOldDeliveriesAsync(Sample.Noon, 1, Cancel)).ShouldBe(1);
        (await Stores.Mails.RemoveOldDeliveriesAsync(Sample.Noon, 9, Cancel)).ShouldBe(1);
        (await DeliveriesAsync()).ShouldHaveSingleItem().At.ShouldBe(Sample.Noon);
    }

    private async Task<Mail> WaitingAsync(params string[] stories)
    {
        Alert[] alerts = [.. stories.Select(story => Sample.Alert(story))];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        return Sample.Mail(alerts);
    }

    private async Task<Mail> FixedAsync(DateTimeOffset fixedAt, params string[] stories)
    {
        var mail = await WaitingAsync(stories) with { FixedAt = fixedAt };
        (await Stores.Mails.FixAsync(mail, Sample.Noon, Cancel)).ShouldBeTrue();
        return mail;
    }

    private Task<IReadOnlyList<Alert>> StatusesAsync(Mail mail) => Stores.Outbox.GetAsync(mail.Recipient, mail.Alerts, Cancel);

    private Task<IReadOnlyList<Alert>> StatusesOfAsync(IEnumerable<Alert> alerts) =>
        Stores.Outbox.GetAsync(Sample.Desk, [.. alerts.Select(alert => alert.Id)], Cancel);

    private async Task<IReadOnlyList<Mail>> OpenAsync() => await Stores.Mails.FindOpenAsync(Cancel).ToListAsync(Cancel);

    private async Task<IReadOnlyList<Delivery>> DeliveriesAsync() =>
        await Stores.Mails.FindDeliveriesAsync(DateTimeOffset.MinValue, Cancel).ToListAsync(Cancel);
}
