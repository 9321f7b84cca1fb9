using FeedWatch.Alerting;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Delivering;

/// <summary>Writes down what a server said of a mail, and tells those who have to know. Also while we are told to stop: else an accepted mail would go out again.</summary>
internal sealed partial class DeliveryLedger(IOutbox outbox, IMailStore mails, ILogger logger)
{
    // An operator hears of a mail that does not go out after about three minutes, not of each hiccup.
    private const int AttemptsBeforeNotice = 3;

    public async Task AcceptAsync(Mail mail, Delivery delivery)
    {
        await mails.AcceptAsync(mail, delivery, CancellationToken.None);
        Log.Accepted(logger, mail.Id, mail.Alerts.Count, mail.Recipient.ForLog, delivery.Took);
    }

    /// <summary>Sets the next attempt. To a recipient who was removed there is none, and an address that was mended gets the same mail.</summary>
    public async Task RetryAsync(Mail mail, Delivery delivery, string reason, DeliveryAudience audience)
    {
        var attempts = mail.Attempts + 1;
        switch (audience.Find(mail.Recipient))
        {
            case null:
                await RefuseAsync(mail, delivery, $"its recipient was removed, and the last attempt failed: {reason}", audience);
                return;
            case { Email: var email } when email != mail.Content.To:
                // The owner has mended the address: the same mail goes there.
                await mails.SplitAsync(mail, delivery, [mail with { Content = mail.Content with { To = email }, NextAttemptAt = delivery.At }], CancellationToken.None);
                return;
        }

        if (attempts == AttemptsBeforeNotice)
        {
            var notices = Notices.DeliveryFailing(mail.Recipient, delivery.Transport, reason, mail.FixedAt, audience.Recipients, delivery.At);
            await outbox.AddAsync(notices, CancellationToken.None);
        }

        await mails.RetryAsync(mail, delivery, delivery.At + RetrySchedule.After(attempts), CancellationToken.None);
        Log.TryLater(logger, mail.Id, mail.Recipient.ForLog, attempts, WithoutAddresses(reason));
    }

    /// <summary>The alerts stay in the ledger and can be sent again; the other operators are told.</summary>
    public async Task RefuseAsync(Mail mail, Delivery delivery, string reason, DeliveryAudience audience)
    {
        var alerts = await outbox.GetAsync(mail.Recipient, mail.Alerts, CancellationToken.None);

        // Two operators who are both refused would tell each other of it for ever.
        if (alerts.Any(alert => alert.Notice?.Kind != NoticeKind.DeliveryRefused))
        {
            var notices = Notices.DeliveryRefused(mail.Recipient, mail.Id.Value, alerts.Count, reason, audience.Recipients, delivery.At);
            await outbox.AddAsync(notices, CancellationToken.None);
        }

        await mails.RefuseAsync(mail, delivery, reason, CancellationToken.None);
        Log.Refused(logger, mail.Id, mail.Recipient.ForLog, alerts.Count, WithoutAddresses(reason));
    }

    // Servers like to quote the address in their answer; the log is no place for it.
    private static string WithoutAddresses(string reason) =>
        string.Join(' ', reason.Split(' ').Select(word => word.Contains('@', StringComparison.Ordinal) ? "(address)" : word));

    private static partial class Log
    {
        [LoggerMessage(EventId = 7010, Level = LogLevel.Information, Message = "Mail {MailId} with {Alerts} alerts for {Recipient} was accepted in {Took}")]
        public static partial void Accepted(ILogger logger, MailId mailId, int alerts, string recipient, TimeSpan took);

        [LoggerMessage(EventId = 7011, Level = LogLevel.Warning, Message = "Mail {MailId} for {Recipient} has not gone out in {Attempts} attempts and is tried on: {Reason}")]
        public static partial void TryLater(ILogger logger, MailId mailId, string recipient, int attempts, string reason);

        [LoggerMessage(EventId = 7013, Level = LogLevel.Error, Message = "Mail {MailId} for {Recipient} was refused; its {Alerts} alerts are kept in the ledger: {Reason}")]
        public static partial void Refused(ILogger logger, MailId mailId, string recipient, int alerts, string reason);
    }
}
