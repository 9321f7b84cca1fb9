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
    // While mail to someone fails, new alerts are put together for so long: a dead server costs 12 mails an hour, not one a story.
    private static readonly TimeSpan HoldAfterFailure = TimeSpan.FromMinutes(5);

    // Told to stop, we still wait so long for the answer to a mail that is under way: cut off, it would go out twice.
    private static readonly TimeSpan LastMails = TimeSpan.FromSeconds(7);

    // After a failure of our own (a full disk, a damaged row) a recipient is left alone for so long.
    private static readonly TimeSpan PauseAfterOwnFailure = TimeSpan.FromMinutes(1);

    private readonly DeliveryLedger ledger = new(outbox, mails, logger);

    private readonly SemaphoreSlim places = new(options.Value.MaxConcurrent);

    // What a server said and the store could not write down: written down at the next chance, and the mail not sent again.
    private readonly ConcurrentDictionary<MailId, Delivery> unmarked = new();

    private readonly ConcurrentDictionary<RecipientId, DateTimeOffset> notBefore = new();

    // A recipient whose server is slow must not hold up the next round of the others: rounds may overlap, and a recipient is in one of them only.
    private readonly ConcurrentDictionary<RecipientId, bool> underWay = new();

    /// <param name="audience">The configuration of now.</param>
    /// <param name="all">Also mails whose next attempt is not due.</param>
    /// <param name="onAccepted">Told of each mail that went out; null: nobody.</param>
    public async Task<DeliveryReport> RunAsync(DeliveryAudience audience, bool all, MailAccepted? onAccepted, CancellationToken cancellationToken)
    {
        if (transport.Missing is not null)
        {
            return DeliveryReport.Nothing;
        }

        var round = new Round(audience, all ? DateTimeOffset.MaxValue : time.GetUtcNow(), onAccepted, [], []);
        var waiting = await outbox.FindRecipientsWithDueAlertsAsync(round.DueBy, cancellationToken);
        var retrying = await mails.FindRecipientsWithDueMailAsync(round.DueBy, cancellationToken);

        // Ours by a claim that only we know of: what a server said waits to be written down.
        var unwritten = unmarked.Values.Select(delivery => delivery.Recipient);
        var taken = waiting.Union(retrying).Union(unwritten).Where(recipient => MayBegin(recipient, all) && underWay.TryAdd(recipient, true)).ToList();
        await Task.WhenAll(taken.Select(recipient => DeliverInTurnAsync(recipient, round, cancellationToken)));
        return new DeliveryReport([.. round.Deliveries], [.. round.Broken.Select(exception => exception.Message)]);
    }

    /// <summary>As <see cref="RunAsync"/>, for one recipient: the mail and the alerts that are due now. Null: a round that began earlier is at it, and may have passed what is new by now.</summary>
    public async Task<DeliveryReport?> RunForAsync(RecipientId recipient, DeliveryAudience audience, CancellationToken cancellationToken)
    {
        if (transport.Missing is not null)
        {
            return DeliveryReport.Nothing;
        }

        if (!underWay.TryAdd(recipient, true))
        {
            return null;
        }

        var round = new Round(audience, time.GetUtcNow(), null, [], []);
        await DeliverInTurnAsync(recipient, round, cancellationToken);
        return new DeliveryReport([.. round.Deliveries], [.. round.Broken.Select(exception => exception.Message)]);
    }

    /// <summary>A server has answered a mail of this recipient and the store could not write that down: only this process knows, and must not go away before it is written.</summary>
    public bool HasUnwritten(RecipientId recipient) => unmarked.Values.Any(delivery => delivery.Recipient == recipient);

    public void Dispose() => places.Dispose();

    private bool MayBegin(RecipientId recipient, bool all) => all || !notBefore.TryGetValue(recipient, out var at) || at <= time.GetUtcNow();

    private async Task DeliverInTurnAsync(RecipientId recipient, Round round, CancellationToken cancellationToken)
    {
        try
        {
            await places.WaitAsync(cancellationToken);
            try
            {
                await DeliverAloneAsync(recipient, round, cancellationToken);
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

    private async Task DeliverAloneAsync(RecipientId recipient, Round round, CancellationToken cancellationToken)
    {
        try
        {
            await DeliverToAsync(recipient, round, cancellationToken);
            notBefore.TryRemove(recipient, out _);
        }
#pragma warning disable CA1031 // Whatever breaks for one recipient, the others must get their mail. Nothing is lost: what was not marked is still there.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            notBefore[recipient] = time.GetUtcNow() + PauseAfterOwnFailure;
            round.Broken.Add(exception);
            Log.Broken(logger, exception, recipient.ForLog);
        }
    }

    private async Task DeliverToAsync(RecipientId recipient, Round round, CancellationToken cancellationToken)
    {
        var mayFix = true;
        foreach (var mail in await mails.GetOpenAsync(recipient, cancellationToken))
        {
            mayFix &= mail.NextAttemptAt <= round.DueBy && await TryClaimAsync(mail, cancellationToken)
                ? await SendAsync(mail, round, cancellationToken)
                : !FailedLately(mail);
        }

        while (mayFix && await fixer.FixNextAsync(recipient, round.Audience, round.DueBy, cancellationToken) is { } mail)
        {
            mayFix = await SendAsync(mail, round, cancellationToken);
        }
    }

    private bool FailedLately(Mail mail) => time.GetUtcNow() - mail.LastAttemptAt < HoldAfterFailure;

    private async Task<bool> TryClaimAsync(Mail mail, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return unmarked.ContainsKey(mail.Id) || await mails.ClaimAsync(mail, now, now + options.Value.Claim, cancellationToken);
    }

    /// <summary>True unless the mail has to be tried again: then others to this recipient wait too.</summary>
    private async Task<bool> SendAsync(Mail mail, Round round, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var delivery = unmarked.TryGetValue(mail.Id, out var known) ? known : await AttemptAsync(mail, cancellationToken);
        unmarked[mail.Id] = delivery;
        round.Deliveries.Add(delivery);
        await MarkAsync(mail, delivery, round, cancellationToken);
        unmarked.TryRemove(mail.Id, out _);
        return delivery.Result is not SendResult.TryLater;
    }

    private async Task<Delivery> AttemptAsync(Mail mail, CancellationToken cancellationToken)
    {
        // Well before the claim ends, so that no other process begins while we still wait for an answer.
        var deadline = options.Value.Claim * 2 / 3;
        using var sending = new CancellationTokenSource(deadline, time);
        await using var stopping = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).CancelAfter(LastMails), sending);
        var started = time.GetTimestamp();
        var result = ReservedAddresses.Refuse(transport, mail.Content.To) ?? await SendByAsync(mail, deadline, sending.Token, cancellationToken);
        return new Delivery
        {
            MailId = mail.Id,
            Recipient = mail.Recipient,
            Transport = transport.Name,
            At = time.GetUtcNow(),
            Took = time.GetElapsedTime(started),
            Result = result,
        };
    }

    private async Task<SendResult> SendByAsync(Mail mail, TimeSpan deadline, CancellationToken sending, CancellationToken stop)
    {
        try
        {
            return await transport.SendAsync(mail, sending);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new SendResult.TryLater($"There was no answer within {deadline}.");
        }
    }

    // What the server said is written down even while we are told to stop: else an accepted mail would go out again.
    private async Task MarkAsync(Mail mail, Delivery delivery, Round round, CancellationToken cancellationToken)
    {
        switch (delivery.Result)
        {
            case SendResult.Accepted:
                await ledger.AcceptAsync(mail, delivery);
                round.OnAccepted?.Invoke(mail, delivery);
                break;
            case SendResult.TryLater later:
                await ledger.RetryAsync(mail, delivery, later.Reason, round.Audience);
                break;
            case SendResult.ContentRefused when mail.Alerts.Count > 1:
                await SplitAsync(mail, delivery, round, cancellationToken);
                break;
            case SendResult.ContentRefused refused:
                await ledger.RefuseAsync(mail, delivery, refused.Reason, round.Audience);
                break;
            case SendResult.RecipientRefused refused:
                await ledger.RefuseAsync(mail, delivery, refused.Reason, round.Audience);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task SplitAsync(Mail mail, Delivery delivery, Round round, CancellationToken cancellationToken)
    {
        // A recipient who was removed meanwhile still gets what was fixed.
        var recipient = round.Audience.Find(mail.Recipient) ?? new Recipient { Id = mail.Recipient, Email = mail.Content.To };
        var parts = await fixer.SplitAsync(mail, recipient, cancellationToken);
        await mails.SplitAsync(mail, delivery, parts, CancellationToken.None);
        unmarked.TryRemove(mail.Id, out _);
        Log.Split(logger, mail.Id, mail.Recipient.ForLog, parts.Count);
        foreach (var part in parts)
        {
            if (await TryClaimAsync(part, cancellationToken))
            {
                await SendAsync(part, round, cancellationToken);
            }
        }
    }

    private sealed record Round(DeliveryAudience Audience, DateTimeOffset DueBy, MailAccepted? OnAccepted, ConcurrentBag<Delivery> Deliveries, ConcurrentBag<Exception> Broken);

    private static partial class Log
    {
        [LoggerMessage(EventId = 7012, Level = LogLevel.Warning, Message = "Mail {MailId} for {Recipient} was turned down for its content and is sent again in {Parts} parts")]
        public static partial void Split(ILogger logger, MailId mailId, string recipient, int parts);

        [LoggerMessage(EventId = 7014, Level = LogLevel.Error, Message = "Mail for {Recipient} could not be seen to and is tried again in a minute")]
        public static partial void Broken(ILogger logger, Exception exception, string recipient);
    }
}
