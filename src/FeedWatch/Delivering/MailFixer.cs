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
    /// <summary>The next mail for a recipient, fixed; null when nothing is due any more.</summary>
    /// <param name="recipient">Whose alerts.</param>
    /// <param name="audience">The configuration of now.</param>
    /// <param name="dueBy">Alerts due at or before this.</param>
    public async Task<Mail?> FixNextAsync(RecipientId recipient, DeliveryAudience audience, DateTimeOffset dueBy, CancellationToken cancellationToken)
    {
        while (true)
        {
            var due = await outbox.GetDueAsync(recipient, dueBy, options.Value.MaxAlertsPerMail, cancellationToken);
            if (due.Count == 0)
            {
                return null;
            }

            var found = await FindHitsAsync(due, cancellationToken);
            var sendable = await CancelOthersAsync(due, audience, found, cancellationToken);
            if (sendable.Count > 0 && audience.Find(recipient) is { } to)
            {
                var mail = Compose(to, sendable, found, time.GetUtcNow());
                if (await mails.FixAsync(mail, mail.FixedAt + options.Value.Claim, cancellationToken))
                {
                    return mail;
                }

                // Someone cancelled one of them in between: read again what still waits.
            }
        }
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

    private async Task<List<Alert>> CancelOthersAsync(
        IReadOnlyList<Alert> due, DeliveryAudience audience, Dictionary<HitKey, Hit> found, CancellationToken cancellationToken)
    {
        var sendable = new List<Alert>();
        var known = await WithOldNamesAsync(due, audience, cancellationToken);
        foreach (var alert in due)
        {
            var reason = known.ReasonToCancel(alert)
                ?? (alert.Hit is { } key && !found.ContainsKey(key) ? "its hit is no longer kept" : null);
            if (reason is null)
            {
                sendable.Add(alert);
                continue;
            }

            await outbox.CancelAsync([alert], reason, cancellationToken);
            Log.Cancelled(logger, alert.Id, reason);
        }

        return sendable;
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
