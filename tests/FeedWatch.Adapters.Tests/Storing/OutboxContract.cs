using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing;

public abstract class OutboxContract(Func<StoreSet> open) : StoreContract(open)
{
    private static readonly RecipientId Embassy = new("Посольство / embassy#1");

    [Fact]
    public async Task Alerts_and_notices_come_back_as_they_were_added()
    {
        var notice = Sample.Notice() with { Notice = new Notice(NoticeKind.FeedOverLimit, OddText, "half \uD83D of it", 7) };
        var alert = Sample.Alert(rule: OddText) with { Resends = 2, DueAt = Sample.Noon.AddHours(2) };
        await Stores.Outbox.AddAsync([notice, alert], Cancel);

        var kept = await Stores.Outbox.GetAsync(Sample.Desk, [alert.Id, notice.Id], Cancel);

        kept[0].ShouldBe(alert);
        kept[1].ShouldBe(notice with { Notice = kept[1].Notice });
        kept[1].Notice!.Subject.ShouldBe(OddText);
        kept[1].Notice!.Text.ShouldStartWith("half ");
    }

    [Fact]
    public async Task Only_alerts_of_that_recipient_that_are_there_are_given_back()
    {
        var (mine, theirs) = (Sample.Alert("a"), Sample.Alert("a", Embassy));
        await Stores.Outbox.AddAsync([mine, theirs], Cancel);

        (await Stores.Outbox.GetAsync(Sample.Desk, [theirs.Id, new AlertId("gone"), mine.Id], Cancel)).ShouldBe([mine]);
    }

    [Fact]
    public async Task An_alert_that_is_there_stays_as_it_is_in_whatever_status()
    {
        Alert[] alerts = [Sample.Alert("waiting"), Sample.Alert("cancelled"), Sample.Alert("in mail"), Sample.Alert("accepted")];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        await Stores.Outbox.CancelAsync([alerts[1]], "by hand", Cancel);
        await Stores.Mails.FixAsync(Sample.Mail(alerts[2]), Sample.Noon, Cancel);
        await AcceptAsync(alerts[3]);

        await Stores.Outbox.AddAsync([.. alerts.Select(alert => alert with { DueAt = Sample.Noon.AddDays(1), CreatedAt = Sample.Noon.AddDays(1) })], Cancel);

        var kept = await Stores.Outbox.GetAsync(Sample.Desk, [.. alerts.Select(alert => alert.Id)], Cancel);
        kept.Select(alert => alert.Status).ShouldBe([AlertStatus.Waiting, AlertStatus.Cancelled, AlertStatus.InMail, AlertStatus.Accepted]);
        kept.ShouldAllBe(alert => alert.DueAt == Sample.Noon && alert.CreatedAt == Sample.Noon);
    }

    [Fact]
    public async Task Sixteen_callers_adding_the_same_alerts_make_each_once()
    {
        await AtOnceAsync(caller => Stores.Outbox.AddAsync([.. Enumerable.Range(0, 20).Select(i => Sample.Alert($"story {i}", createdAt: Sample.Noon.AddTicks(caller)))], Cancel));

        (await FindAsync(new AlertSearch())).Count.ShouldBe(20);
    }

    [Fact]
    public async Task Recipients_are_due_while_an_alert_of_theirs_waits_past_its_time()
    {
        var due = Sample.Alert("due", dueAt: Sample.Noon);
        await Stores.Outbox.AddAsync([due, Sample.Alert("due too"), Sample.Alert("later", Embassy, dueAt: Sample.Noon.AddTicks(1))], Cancel);

        (await Stores.Outbox.FindRecipientsWithDueAlertsAsync(Sample.Noon.AddTicks(-1), Cancel)).ShouldBeEmpty();
        (await Stores.Outbox.FindRecipientsWithDueAlertsAsync(Sample.Noon, Cancel)).ShouldBe([Sample.Desk]);
        (await Stores.Outbox.FindRecipientsWithDueAlertsAsync(Sample.Noon.AddTicks(1), Cancel)).ShouldBe([Sample.Desk, Embassy], ignoreOrder: true);
    }

    [Fact]
    public async Task A_recipient_whose_alerts_are_all_taken_is_not_due()
    {
        Alert[] alerts = [Sample.Alert("a"), Sample.Alert("b")];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        await Stores.Outbox.CancelAsync([alerts[0]], "by hand", Cancel);
        await Stores.Mails.FixAsync(Sample.Mail(alerts[1]), Sample.Noon, Cancel);

        (await Stores.Outbox.FindRecipientsWithDueAlertsAsync(Sample.Noon, Cancel)).ShouldBeEmpty();
        (await Stores.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 10, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Due_alerts_of_a_recipient_come_earliest_due_first_and_only_so_many()
    {
        var second = Sample.Alert("second", dueAt: Sample.Noon.AddMinutes(-1));
        var third = Sample.Alert("third", dueAt: Sample.Noon);
        var first = Sample.Alert("first", dueAt: Sample.Noon.AddMinutes(-2));
        await Stores.Outbox.AddAsync([second, third, first, Sample.Alert("later", dueAt: Sample.Noon.AddTicks(1)), Sample.Alert("other", Embassy)], Cancel);

        (await Stores.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 10, Cancel)).ShouldBe([first, second, third]);
        (await Stores.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 2, Cancel)).ShouldBe([first, second]);
    }

    [Fact]
    public async Task Alerts_are_found_latest_first_by_recipient_status_time_and_the_beginning_of_their_id()
    {
        var old = Sample.Alert("old", createdAt: Sample.Noon.AddTicks(-1));
        var cancelled = Sample.Alert("cancelled", createdAt: Sample.Noon);
        var young = Sample.Alert("young", createdAt: Sample.Noon.AddHours(1));
        var other = Sample.Alert("other", Embassy, createdAt: Sample.Noon.AddHours(2));
        await Stores.Outbox.AddAsync([young, old, other, cancelled], Cancel);
        await Stores.Outbox.CancelAsync([cancelled], "by hand", Cancel);

        (await FindAsync(new AlertSearch())).ShouldBe([other.Id, young.Id, cancelled.Id, old.Id]);
        (await FindAsync(new AlertSearch(Sample.Desk))).ShouldBe([young.Id, cancelled.Id, old.Id]);
        (await FindAsync(new AlertSearch(Status: AlertStatus.Cancelled))).ShouldBe([cancelled.Id]);
        (await FindAsync(new AlertSearch(Since: Sample.Noon))).ShouldBe([other.Id, young.Id, cancelled.Id]);
        (await FindAsync(new AlertSearch(IdPrefix: old.Id.Value[..8]))).ShouldBe([old.Id]);
        (await FindAsync(new AlertSearch(IdPrefix: "%"))).ShouldBeEmpty();
        (await FindAsync(new AlertSearch(Limit: 2))).ShouldBe([other.Id, young.Id]);
        (await FindAsync(new AlertSearch(Sample.Desk, AlertStatus.Waiting, Sample.Noon, young.Id.Value))).ShouldBe([young.Id]);
    }

    [Fact]
    public async Task The_earliest_due_alert_counts_while_it_waits_and_while_it_is_in_a_mail()
    {
        (await Stores.Outbox.FindEarliestDueAsync(Cancel)).ShouldBeNull();
        Alert[] alerts = [Sample.Alert("first", dueAt: Sample.Noon.AddHours(-2)), Sample.Alert("second", Embassy, dueAt: Sample.Noon.AddHours(-1)), Sample.Alert("third")];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        await Stores.Mails.FixAsync(Sample.Mail(alerts[0]), Sample.Noon, Cancel);
        (await Stores.Outbox.FindEarliestDueAsync(Cancel)).ShouldBe(Sample.Noon.AddHours(-2));

        var mail = Sample.Mail(alerts[0]);
        await Stores.Mails.AcceptAsync(mail, Sample.Delivery(mail), Cancel);
        (await Stores.Outbox.FindEarliestDueAsync(Cancel)).ShouldBe(Sample.Noon.AddHours(-1));

        await Stores.Outbox.CancelAsync(alerts, "by hand", Cancel);
        (await Stores.Outbox.FindEarliestDueAsync(Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Open_and_closed_alerts_of_all_recipients_are_found_latest_first()
    {
        Alert[] alerts = [.. Enumerable.Range(0, 6).Select(i => Sample.Alert($"story {i}", i % 2 == 0 ? Sample.Desk : Embassy, createdAt: Sample.Noon.AddMinutes(i)))];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        await Stores.Outbox.CancelAsync([alerts[1], alerts[4]], "by hand", Cancel);
        await AcceptAsync(alerts[0]);
        await AcceptAsync(alerts[3]);

        (await FindAsync(new AlertSearch(Status: AlertStatus.Cancelled))).ShouldBe([alerts[4].Id, alerts[1].Id]);
        (await FindAsync(new AlertSearch(Status: AlertStatus.Accepted))).ShouldBe([alerts[3].Id, alerts[0].Id]);
        (await FindAsync(new AlertSearch(Status: AlertStatus.Accepted, Limit: 1))).ShouldBe([alerts[3].Id]);
        (await FindAsync(new AlertSearch(Status: AlertStatus.Waiting, Since: Sample.Noon.AddMinutes(3)))).ShouldBe([alerts[5].Id]);
    }

    [Fact]
    public async Task Many_alerts_of_the_same_moment_are_each_found_once()
    {
        Alert[] alerts = [.. Enumerable.Range(0, 500).Select(i => Sample.Alert($"story {i}"))];
        await Stores.Outbox.AddAsync(alerts, Cancel);

        (await FindAsync(new AlertSearch())).Select(id => id.Value).Order(StringComparer.Ordinal).ShouldBe(alerts.Select(alert => alert.Id.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Finished_alerts_are_sent_again_and_open_ones_are_left_alone()
    {
        Alert[] alerts = [.. new[] { "waiting", "in mail", "accepted", "refused", "cancelled" }.Select(story => Sample.Alert(story))];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        await Stores.Mails.FixAsync(Sample.Mail(alerts[1]), Sample.Noon, Cancel);
        await AcceptAsync(alerts[2]);
        await RefuseAsync(alerts[3]);
        await Stores.Outbox.CancelAsync([alerts[4]], "by hand", Cancel);

        var later = Sample.Noon.AddHours(1);
        (await Stores.Outbox.ResendAsync([.. alerts, alerts[2], Sample.Alert("gone")], later, Cancel)).ShouldBe(3);

        var kept = await Stores.Outbox.GetAsync(Sample.Desk, [.. alerts.Select(alert => alert.Id)], Cancel);
        kept[0].ShouldBe(alerts[0]);
        kept[1].ShouldBe(alerts[1] with { Status = AlertStatus.InMail });
        kept.Skip(2).ShouldBe(alerts.Skip(2).Select(alert => alert with { DueAt = later, Resends = 1 }));
    }

    [Fact]
    public async Task A_refused_alert_that_is_sent_again_goes_out_as_another_mail()
    {
        var alert = Sample.Alert();
        await Stores.Outbox.AddAsync([alert], Cancel);
        var refused = await RefuseAsync(alert);
        await Stores.Outbox.ResendAsync([alert], Sample.Noon, Cancel);

        var again = Sample.Mail(await Stores.Outbox.GetDueAsync(Sample.Desk, Sample.Noon, 10, Cancel));

        again.Id.ShouldNotBe(refused.Id);
        (await Stores.Mails.FixAsync(again, Sample.Noon, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task Only_waiting_alerts_are_cancelled()
    {
        Alert[] alerts = [.. new[] { "waiting", "in mail", "accepted", "cancelled" }.Select(story => Sample.Alert(story))];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        await Stores.Mails.FixAsync(Sample.Mail(alerts[1]), Sample.Noon, Cancel);
        await AcceptAsync(alerts[2]);
        await Stores.Outbox.CancelAsync([alerts[3]], "first", Cancel);

        (await Stores.Outbox.CancelAsync([.. alerts, Sample.Alert("gone")], "second", Cancel)).ShouldBe(1);

        var kept = await Stores.Outbox.GetAsync(Sample.Desk, [.. alerts.Select(alert => alert.Id)], Cancel);
        kept.Select(alert => (alert.Status, alert.Reason)).ShouldBe(
            [(AlertStatus.Cancelled, "second"), (AlertStatus.InMail, null), (AlertStatus.Accepted, null), (AlertStatus.Cancelled, "first")]);
    }

    [Fact]
    public async Task A_finished_alert_goes_when_it_is_old_and_its_hit_is_gone()
    {
        Alert[] alerts = [Sample.Alert("gone"), Sample.Alert("kept"), Sample.Alert("waiting"), Sample.Notice(), Sample.Alert("young", createdAt: Sample.Noon.AddHours(1))];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        await Stores.Hits.AddAsync([Sample.Hit("kept")], Cancel);
        await Stores.Outbox.CancelAsync([alerts[0], alerts[1], alerts[3], alerts[4]], "by hand", Cancel);
        await Stores.Outbox.AddAsync([Sample.Notice("waiting")], Cancel);

        (await Stores.Outbox.RemoveOldAsync(Sample.Noon.AddTicks(1), 10, Cancel)).ShouldBe(2);

        (await FindAsync(new AlertSearch())).ShouldBe([alerts[1].Id, alerts[2].Id, alerts[4].Id, Sample.Notice("waiting").Id], ignoreOrder: true);
    }

    [Fact]
    public async Task Old_alerts_go_a_few_at_a_time()
    {
        Alert[] alerts = [.. Enumerable.Range(0, 5).Select(i => Sample.Alert($"story {i}"))];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        await Stores.Outbox.CancelAsync([.. alerts], "by hand", Cancel);

        (await Stores.Outbox.RemoveOldAsync(Sample.Noon, 3, Cancel)).ShouldBe(0);
        (await Stores.Outbox.RemoveOldAsync(Sample.Noon.AddTicks(1), 3, Cancel)).ShouldBe(3);
        (await Stores.Outbox.RemoveOldAsync(Sample.Noon.AddTicks(1), 3, Cancel)).ShouldBe(2);
    }

    private async Task AcceptAsync(Alert alert)
    {
        var mail = Sample.Mail(alert);
        await Stores.Mails.FixAsync(mail, Sample.Noon, Cancel);
        await Stores.Mails.AcceptAsync(mail, Sample.Delivery(mail), Cancel);
    }

    private async Task<Mail> RefuseAsync(Alert alert)
    {
        var mail = Sample.Mail(alert);
        await Stores.Mails.FixAsync(mail, Sample.Noon, Cancel);
        await Stores.Mails.RefuseAsync(mail, Sample.Delivery(mail), "no such mailbox", Cancel);
        return mail;
    }

    private async Task<IReadOnlyList<AlertId>> FindAsync(AlertSearch search) =>
        await Stores.Outbox.FindAsync(search, Cancel).Select(alert => alert.Id).ToListAsync(Cancel);
}
