using System.Collections.Concurrent;
using System.Diagnostics;
using FeedWatch.Alerting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Delivering;

/// <summary>One round of delivering: mails that wait for another attempt, then due alerts as new mails. Each recipient on its own.</summary>
public sealed partial class Deliverer(
    IOutbox outbox,
    IMailStore mails,
    MailFixer fixer,
    IMailTransport transport,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<Deliverer> logger) : IDisposable
{
    // An operator hears of a mail that does not go out after about three minutes, not of each hiccup.
    private const int AttemptsBeforeNotice = 3;

    // While mail to someone fails, new alerts are put together for so long: a dead server costs 12 mails an hour, not one a story.
    private static readonly TimeSpan HoldAfterFailure = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim places = new(options.Value.MaxConcurrent);

    // A recipient whose server is slow must not hold up the next round of the others: rounds may overlap, and a recipient is in one of them only.
    private readonly ConcurrentDictionary<RecipientId, bool> underWay = new();

    /// <param name="audience">The configuration of now.</param>
    /// <param name="all">Also mails whose next attempt is not due.</param>
    /// <param name="onAccepted">Told of each mail that went out; null: nobody.</param>
    public async Task<DeliveryReport> RunAsync(DeliveryAudience audience, bool all, MailAccepted? onAccepted, CancellationToken cancellationToken)
    {
        var round = new Round(audience, all ? DateTimeOffset.MaxValue : time.GetUtcNow(), onAccepted, []);
        var waiting = await outbox.FindRecipientsWithDueAlertsAsync(round.DueBy, cancellationToken);
        var retrying = await mails.FindRecipientsWithDueMailAsync(round.DueBy, cancellationToken);
        var taken = waiting.Union(retrying).Where(recipient => underWay.TryAdd(recipient, true)).ToList();
        await Task.WhenAll(taken.Select(recipient => DeliverInTurnAsync(recipient, round, cancellationToken)));
        return new DeliveryReport([.. round.Deliveries]);
    }

    public void Dispose() => places.Dispose();

    private async Task DeliverInTurnAsync(RecipientId recipient, Round round, CancellationToken cancellationToken)
    {
        try
        {
            await places.WaitAsync(cancellationToken);
            try
            {
                await DeliverToAsync(recipient, round, cancellationToken);
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            underWay.TryRemove(recipient, out _);
        }
    }

    private async Task DeliverToAsync(RecipientId recipient, Round round, CancellationToken cancellationToken)
    {
        foreach (var mail in await mails.GetDueAsync(recipient, round.DueBy, cancellationToken))
        {
            await SendAsync(mail, round, cancellationToken);
        }

        while (await MayFixAsync(recipient, round, cancellationToken)
            && await fixer.FixNextAsync(recipient, round.Audience, round.DueBy, cancellationToken) is { } mail)
        {
            await SendAsync(mail, round, cancellationToken);
        }
    }

    private async Task<bool> MayFixAsync(RecipientId recipient, Round round, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var open = await mails.GetDueAsync(recipient, DateTimeOffset.MaxValue, cancellationToken);
        return open.All(mail => mail.LastAttemptAt is not { } last || now - last >= HoldAfterFailure);
    }

    private async Task SendAsync(Mail mail, Round round, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var result = await transport.SendAsync(mail, cancellationToken);
        var delivery = new Delivery
        {
            MailId = mail.Id,
            Recipient = mail.Recipient,
            Transport = transport.Name,
            At = time.GetUtcNow(),
            Took = time.GetElapsedTime(started),
            Result = result,
        };
        round.Deliveries.Add(delivery);
        await MarkAsync(mail, delivery, round, cancellationToken);
    }

    // What the server said is written down even while we are told to stop: else an accepted mail would go out again.
    private async Task MarkAsync(Mail mail, Delivery delivery, Round round, CancellationToken cancellationToken)
    {
        switch (delivery.Result)
        {
            case SendResult.Accepted:
                await mails.AcceptAsync(mail, delivery, CancellationToken.None);
                Log.Accepted(logger, mail.Id, mail.Alerts.Count, mail.Recipient, delivery.Took);
                round.OnAccepted?.Invoke(mail, delivery);
                break;
            case SendResult.TryLater later:
                await RetryAsync(mail, delivery, later.Reason, round.Audience);
                break;
            case SendResult.ContentRefused when mail.Alerts.Count > 1:
                await SplitAsync(mail, delivery, round, cancellationToken);
                break;
            case SendResult.ContentRefused refused:
                await RefuseAsync(mail, delivery, refused.Reason, round.Audience);
                break;
            case SendResult.RecipientRefused refused:
                await RefuseAsync(mail, delivery, refused.Reason, round.Audience);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task RetryAsync(Mail mail, Delivery delivery, string reason, DeliveryAudience audience)
    {
        var attempts = mail.Attempts + 1;
        if (attempts == AttemptsBeforeNotice)
        {
            var notices = Notices.DeliveryFailing(mail.Recipient, transport.Name, reason, mail.FixedAt, audience.Recipients, delivery.At);
            await outbox.AddAsync(notices, CancellationToken.None);
        }

        await mails.RetryAsync(mail, delivery, delivery.At + RetrySchedule.After(attempts), CancellationToken.None);
        Log.TryLater(logger, mail.Id, mail.Recipient, attempts, reason);
    }

    private async Task SplitAsync(Mail mail, Delivery delivery, Round round, CancellationToken cancellationToken)
    {
        // A recipient who was removed meanwhile still gets what was fixed.
        var recipient = round.Audience.Find(mail.Recipient) ?? new Recipient { Id = mail.Recipient, Email = mail.Content.To };
        var parts = await fixer.SplitAsync(mail, recipient, cancellationToken);
        await mails.SplitAsync(mail, delivery, parts, CancellationToken.None);
        Log.Split(logger, mail.Id, mail.Recipient, parts.Count);
        foreach (var part in parts)
        {
            await SendAsync(part, round, cancellationToken);
        }
    }

    private async Task RefuseAsync(Mail mail, Delivery delivery, string reason, DeliveryAudience audience)
    {
        var alerts = await outbox.GetAsync(mail.Recipient, mail.Alerts, CancellationToken.None);

        // Two operators who are both refused would tell each other of it for ever.
        if (alerts.Any(alert => alert.Notice?.Kind != NoticeKind.DeliveryRefused))
        {
            var notices = Notices.DeliveryRefused(mail.Recipient, mail.Id.Value, alerts.Count, reason, audience.Recipients, delivery.At);
            await outbox.AddAsync(notices, CancellationToken.None);
        }

        await mails.RefuseAsync(mail, delivery, reason, CancellationToken.None);
        Log.Refused(logger, mail.Id, mail.Recipient, alerts.Count, reason);
    }

    private sealed record Round(DeliveryAudience Audience, DateTimeOffset DueBy, MailAccepted? OnAccepted, ConcurrentBag<Delivery> Deliveries);

    private static partial class Log
    {
        [LoggerMessage(EventId = 7010, Level = LogLevel.Information, Message = "Mail {MailId} with {Alerts} alerts for {Recipient} was accepted in {Took}")]
        public static partial void Accepted(ILogger logger, MailId mailId, int alerts, RecipientId recipient, TimeSpan took);

        [LoggerMessage(EventId = 7011, Level = LogLevel.Warning, Message = "Mail {MailId} for {Recipient} has not gone out in {Attempts} attempts and is tried on: {Reason}")]
        public static partial void TryLater(ILogger logger, MailId mailId, RecipientId recipient, int attempts, string reason);

        [LoggerMessage(EventId = 7012, Level = LogLevel.Warning, Message = "Mail {MailId} for {Recipient} was turned down for its content and is sent again in {Parts} parts")]
        public static partial void Split(ILogger logger, MailId mailId, RecipientId recipient, int parts);

        [LoggerMessage(EventId = 7013, Level = LogLevel.Error, Message = "Mail {MailId} for {Recipient} was refused; its {Alerts} alerts are kept in the ledger: {Reason}")]
        public static partial void Refused(ILogger logger, MailId mailId, RecipientId recipient, int alerts, string reason);
    }
}
