using FeedWatch.Alerting;
using FeedWatch.Matching;
using FeedWatch.Storing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Delivering;

/// <summary>Puts a recipient's due alerts together and fixes them as a mail before anything is sent: a retry after a crash sends the very same mail.</summary>
public sealed partial class MailFixer(
    IOutbox outbox,
    IMailStore mails,
    IHitStore hits,
    IRuleStateStore ruleStates,
    IOptions<DeliveryOptions> options,
    TimeProvider time,
    ILogger<MailFixer> logger)
{
    // An attempt fails where someone else is at work on the same alerts. More of them mean a row that cannot be mended here.
    private const int MostAttempts = 20;

    // Alerts that are left waiting must not keep the others from being seen.
    private const int MostRead = 4;

    /// <summary>The next mail for a recipient, fixed; null when nothing is due any more.</summary>
    /// <param name="recipient">Whose alerts.</param>
    /// <param name="audience">The configuration of now.</param>
    /// <param name="dueBy">Alerts due at or before this.</param>
    public async Task<Mail?> FixNextAsync(RecipientId recipient, DeliveryAudience audience, DateTimeOffset dueBy, CancellationToken cancellationToken)
    {
        for (var attempts = 0; attempts < MostAttempts;)
        {
            var due = await outbox.GetDueAsync(recipient, dueBy, MostRead * options.Value.MaxAlertsPerMail, cancellationToken);
            var (sendable, left) = await CancelOthersAsync(due, audience, cancellationToken);
            if (sendable.Count == 0 && left == due.Count)
            {
                return null;
            }

            List<Alert> first = [.. sendable.Take(options.Value.MaxAlertsPerMail)];
            if (first.Count > 0 && await TryFixAsync(first, audience.Find(recipient)!, cancellationToken) is { } mail)
            {
                return mail;
            }

            attempts += first.Count > 0 ? 1 : 0;

            // Those that had to be cancelled are, or someone else took one in between: read again what still waits.
        }

        throw new StorageException($"Alerts of {recipient.ForLog} are read as waiting and cannot be taken into a mail.");
    }

    private async Task<Mail?> TryFixAsync(IReadOnlyList<Alert> alerts, Recipient to, CancellationToken cancellationToken)
    {
        var found = await FindHitsAsync(alerts, cancellationToken);
        List<Alert> lost = [.. alerts.Where(alert => alert.Hit is { } key && !found.ContainsKey(key))];
        foreach (var alert in lost)
        {
            await CancelAsync(alert, "its hit is no longer kept", cancellationToken);
        }

        List<Alert> told = [.. alerts.Except(lost)];
        if (told.Count == 0)
        {
            return null;
        }

        var mail = Compose(to, told, found, time.GetUtcNow());
        return await mails.FixAsync(mail, mail.FixedAt + options.Value.Claim, cancellationToken) ? mail : null;
    }

    /// <summary>The alerts of a mail whose content was turned down, as two smaller mails.</summary>
    public async Task<IReadOnlyList<Mail>> SplitAsync(Mail mail, Recipient recipient, CancellationToken cancellationToken)
    {
        var alerts = await outbox.GetAsync(mail.Recipient, mail.Alerts, cancellationToken);
        var found = await FindHitsAsync(alerts, cancellationToken);
        var half = (alerts.Count + 1) / 2;
        return [.. alerts.Chunk(half).Select(part => Compose(recipient, part, found, mail.FixedAt))];
    }

    private async Task<Dictionary<HitKey, Hit>> FindHitsAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        List<HitKey> keys = [.. alerts.Select(alert => alert.Hit).OfType<HitKey>()];
        return keys.Count == 0 ? [] : (await hits.GetAsync(keys, cancellationToken)).ToDictionary(hit => hit.Key);
    }

    /// <summary>Those that may be sent, and how many are left waiting for another configuration to be read here too.</summary>
    private async Task<(List<Alert> Sendable, int Left)> CancelOthersAsync(IReadOnlyList<Alert> due, DeliveryAudience audience, CancellationToken cancellationToken)
    {
        var (sendable, left) = (new List<Alert>(), 0);
        var known = await WithOldNamesAsync(due, audience, cancellationToken);
        foreach (var alert in due)
        {
            if (known.ReasonToCancel(alert) is not { } reason)
            {
                sendable.Add(alert);
            }
            else if (time.GetUtcNow() - alert.CreatedAt < audience.Grace)
            {
                left++;
            }
            else
            {
                await CancelAsync(alert, reason, cancellationToken);
            }
        }

        return (sendable, left);
    }

    private async Task CancelAsync(Alert alert, string reason, CancellationToken cancellationToken)
    {
        await outbox.CancelAsync([alert], reason, cancellationToken);
        Log.Cancelled(logger, alert.Id, reason);
    }

    // A rule that was renamed, or an edit that the catch-up has not seen to yet: its alerts are as good as before.
    private async Task<DeliveryAudience> WithOldNamesAsync(IReadOnlyList<Alert> due, DeliveryAudience audience, CancellationToken cancellationToken)
    {
        if (due.All(alert => alert.Hit is not { } hit || audience.Rules.Contains(hit.Rule)))
        {
            return audience;
        }

        var states = await ruleStates.GetAllAsync(cancellationToken);
        return audience with { Rules = audience.Rules.Concat(states.Select(state => state.Name)).ToHashSet() };
    }

    private static Mail Compose(Recipient recipient, IReadOnlyList<Alert> alerts, Dictionary<HitKey, Hit> found, DateTimeOffset fixedAt)
    {
        List<Hit> told = [.. alerts.Where(alert => alert.Hit is not null).Select(alert => found[alert.Hit!.Value])];
        List<Notice> notices = [.. alerts.Select(alert => alert.Notice).OfType<Notice>()];
        return new Mail
        {
            Id = MailId.Create(alerts),
            Recipient = recipient.Id,
            Alerts = [.. alerts.Select(alert => alert.Id)],
            Content = MailComposer.Compose(recipient, told, notices),
            FixedAt = fixedAt,
            NextAttemptAt = fixedAt,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 7001, Level = LogLevel.Information, Message = "Alert {AlertId} is cancelled: {Reason}")]
        public static partial void Cancelled(ILogger logger, AlertId alertId, string reason);
    }
}
