using FeedWatch.Alerting;
using FeedWatch.Delivering;

namespace FeedWatch.Testing.Storing;

/// <summary>Mails and attempts that last as long as the object.</summary>
public sealed class InMemoryMails(InMemoryOutbox outbox) : IMailStore
{
    private readonly Dictionary<MailId, Mail> mails = [];
    private readonly List<Delivery> deliveries = [];

    /// <summary>Every attempt in the order they were made, for assertions.</summary>
    public IReadOnlyList<Delivery> Deliveries
    {
        get
        {
            lock (outbox.Gate)
            {
                return [.. deliveries];
            }
        }
    }

    /// <summary>Mails still to be sent, for assertions.</summary>
    public IReadOnlyList<Mail> Open
    {
        get
        {
            lock (outbox.Gate)
            {
                return [.. mails.Values.OrderBy(mail => mail.FixedAt)];
            }
        }
    }

    public Task<bool> FixAsync(Mail mail, DateTimeOffset claimedUntil, CancellationToken cancellationToken)
    {
        lock (outbox.Gate)
        {
            if (mail.Alerts.Any(id => outbox.Find(id) is not { Status: AlertStatus.Waiting }))
            {
                return Task.FromResult(false);
            }

            mails.Add(mail.Id, mail);
            Mark(mail, AlertStatus.InMail, null);
            return Task.FromResult(true);
        }
    }

    public Task<bool> ClaimAsync(Mail mail, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        Task.FromResult(Open.Any(open => open.Id == mail.Id));

    public Task<IReadOnlyList<RecipientId>> FindRecipientsWithDueMailAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RecipientId>>([.. Open.Where(mail => mail.NextAttemptAt <= now).Select(mail => mail.Recipient).Distinct()]);

    public Task<IReadOnlyList<Mail>> GetOpenAsync(RecipientId recipient, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Mail>>([.. Open.Where(mail => mail.Recipient == recipient)]);

    public Task AcceptAsync(Mail mail, Delivery delivery, CancellationToken cancellationToken) =>
        Change(mail, delivery, kept => Mark(kept, AlertStatus.Accepted, null));

    public Task RetryAsync(Mail mail, Delivery delivery, DateTimeOffset nextAttemptAt, CancellationToken cancellationToken) =>
        Change(mail, delivery, kept => mails.Add(kept.Id, kept with
        {
            Attempts = kept.Attempts + 1,
            NextAttemptAt = nextAttemptAt,
            LastError = ReasonOf(delivery.Result),
        }));

    public Task RefuseAsync(Mail mail, Delivery delivery, string reason, CancellationToken cancellationToken) =>
        Change(mail, delivery, kept => Mark(kept, AlertStatus.Refused, reason));

    public Task SplitAsync(Mail mail, Delivery delivery, IReadOnlyList<Mail> parts, CancellationToken cancellationToken) =>
        Change(mail, delivery, _ => parts.ToList().ForEach(part => mails.Add(part.Id, part)));

    public IAsyncEnumerable<Delivery> FindDeliveriesAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        Deliveries.Reverse().Where(delivery => delivery.At >= since).OrderByDescending(delivery => delivery.At).ToAsyncEnumerable();

    public Task<int> RemoveOldDeliveriesAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        lock (outbox.Gate)
        {
            var old = deliveries.Where(delivery => delivery.At < before).Take(most).ToList();
            old.ForEach(delivery => deliveries.Remove(delivery));
            return Task.FromResult(old.Count);
        }
    }

    public IAsyncEnumerable<Mail> FindOpenAsync(CancellationToken cancellationToken) => Open.ToAsyncEnumerable();

    private static string? ReasonOf(SendResult result) => result switch
    {
        SendResult.TryLater later => later.Reason,
        SendResult.RecipientRefused refused => refused.Reason,
        SendResult.ContentRefused refused => refused.Reason,
        _ => null,
    };

    private Task Change(Mail mail, Delivery delivery, Action<Mail> then)
    {
        lock (outbox.Gate)
        {
            if (mails.Remove(mail.Id, out var kept))
            {
                deliveries.Add(delivery);
                then(kept);
            }

            return Task.CompletedTask;
        }
    }

    private void Mark(Mail mail, AlertStatus status, string? reason)
    {
        foreach (var alert in mail.Alerts.Select(outbox.Find).OfType<Alert>())
        {
            outbox.Put(alert with { Status = status, Reason = reason });
        }
    }
}
