using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Testing.Storing;

namespace FeedWatch.Adapters.Tests.Storing;

/// <summary>What a store that several processes share promises besides: one mail is one process's at a time.</summary>
public abstract class MailClaimContract(Func<StoreSet> open) : StoreContract(open)
{
    private static readonly DateTimeOffset Later = Sample.Noon.AddMinutes(20);

    [Fact]
    public async Task A_claimed_mail_is_given_to_nobody_else_until_the_claim_ends()
    {
        var mail = await FixedAsync(Later);

        (await Stores.Mails.FindRecipientsWithDueMailAsync(Later.AddTicks(-1), Cancel)).ShouldBeEmpty();
        (await ClaimAsync(mail, Later.AddTicks(-1))).ShouldBeFalse();
        (await Stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).ShouldHaveSingleItem().Id.ShouldBe(mail.Id);

        (await Stores.Mails.FindRecipientsWithDueMailAsync(Later, Cancel)).ShouldBe([Sample.Desk]);
        (await ClaimAsync(mail, Later)).ShouldBeTrue();
        (await ClaimAsync(mail, Later)).ShouldBeFalse();
        (await Stores.Mails.FindRecipientsWithDueMailAsync(Later, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_answer_to_an_attempt_ends_the_claim()
    {
        var mail = await FixedAsync(Later);

        await RetryAsync(mail);

        (await Stores.Mails.FindRecipientsWithDueMailAsync(Sample.Noon.AddMinutes(1), Cancel)).ShouldBe([Sample.Desk]);
        var again = (await Stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).ShouldHaveSingleItem();
        (await ClaimAsync(again, Sample.Noon.AddMinutes(1))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_mail_that_another_process_has_tried_since_it_was_read_is_not_claimed()
    {
        var mail = await FixedAsync(Sample.Noon);
        await RetryAsync(mail);

        (await ClaimAsync(mail, Sample.Noon)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_finished_mail_is_not_claimed()
    {
        var mail = await FixedAsync(Sample.Noon);
        await Stores.Mails.AcceptAsync(mail, Sample.Delivery(mail), Cancel);

        (await ClaimAsync(mail, Sample.Noon)).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_has_claimed_the_parts_of_a_mail_that_was_split()
    {
        var mail = await FixedAsync(Later);
        Mail[] parts = [Sample.Mail(Sample.Alert("a")), Sample.Mail(Sample.Alert("b"))];
        await Stores.Mails.SplitAsync(mail, Sample.Delivery(mail, new SendResult.ContentRefused("552 too large")), parts, Cancel);

        (await ClaimAsync(parts[0], Sample.Noon)).ShouldBeTrue();
        (await ClaimAsync(parts[1], Sample.Noon)).ShouldBeTrue();
    }

    [Fact]
    public async Task Of_sixteen_callers_claiming_a_mail_one_gets_it()
    {
        var mail = await FixedAsync(Sample.Noon);
        var isClaimed = new bool[16];

        await AtOnceAsync(async caller => isClaimed[caller] = await ClaimAsync(mail, Sample.Noon));

        isClaimed.Count(answer => answer).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_server_answered_after_the_claim_ended_counts()
    {
        var mail = await FixedAsync(Sample.Noon);
        (await ClaimAsync(mail, Sample.Noon)).ShouldBeTrue();

        await Stores.Mails.AcceptAsync(mail, Sample.Delivery(mail), Cancel);

        (await Stores.Mails.GetOpenAsync(Sample.Desk, Cancel)).ShouldBeEmpty();
        (await Stores.Outbox.GetAsync(Sample.Desk, mail.Alerts, Cancel)).ShouldAllBe(alert => alert.Status == AlertStatus.Accepted);
    }

    private async Task<Mail> FixedAsync(DateTimeOffset claimedUntil)
    {
        Alert[] alerts = [Sample.Alert("a"), Sample.Alert("b")];
        await Stores.Outbox.AddAsync(alerts, Cancel);
        var mail = Sample.Mail(alerts);
        (await Stores.Mails.FixAsync(mail, claimedUntil, Cancel)).ShouldBeTrue();
        return mail;
    }

    private Task<bool> ClaimAsync(Mail mail, DateTimeOffset now) => Stores.Mails.ClaimAsync(mail, now, now.AddMinutes(20), Cancel);

    private Task RetryAsync(Mail mail) =>
        Stores.Mails.RetryAsync(mail, Sample.Delivery(mail, new SendResult.TryLater("busy")), Sample.Noon.AddMinutes(1), Cancel);
}
