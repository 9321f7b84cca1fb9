using FeedWatch.Alerting;
using FeedWatch.Storing;

namespace FeedWatch.Testing.Storing;

/// <summary>Alerts that last as long as the object. Its mails are in <see cref="InMemoryMails"/>, behind the same lock.</summary>
public sealed class InMemoryOutbox : IOutbox
{
    private readonly Dictionary<AlertId, Alert> alerts = [];
    private readonly InMemoryHits hits;

    public InMemoryOutbox(InMemoryHits hits)
    {
        this.hits = hits;
        hits.IsNeeded = key => All.Any(alert => alert.Hit == key && IsOpen(alert));
    }

    /// <summary>All of them, for assertions.</summary>
    public IReadOnlyList<Alert> All
    {
        get
        {
            lock (Gate)
            {
                return [.. alerts.Values];
            }
        }
    }

    internal Lock Gate { get; } = new();

    public Task AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            foreach (var alert in alerts)
            {
                this.alerts.TryAdd(alert.Id, alert);
            }

            return Task.CompletedTask;
        }
    }

    public Task<IReadOnlyList<RecipientId>> FindRecipientsWithDueAlertsAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RecipientId>>([.. All.Where(alert => IsDue(alert, now)).Select(alert => alert.Recipient).Distinct()]);

    public Task<IReadOnlyList<Alert>> GetDueAsync(RecipientId recipient, DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Alert>>([.. All.Where(alert => alert.Recipient == recipient && IsDue(alert, now)).OrderBy(alert => alert.DueAt).Take(most)]);

    public Task<IReadOnlyList<Alert>> GetAsync(RecipientId recipient, IReadOnlyList<AlertId> alerts, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            return Task.FromResult<IReadOnlyList<Alert>>([.. alerts.Select(Find).OfType<Alert>().Where(alert => alert.Recipient == recipient)]);
        }
    }

    public Task<DateTimeOffset?> FindEarliestDueAsync(CancellationToken cancellationToken) =>
        Task.FromResult(All.Where(IsOpen).Select(alert => (DateTimeOffset?)alert.DueAt).Min());

    public IAsyncEnumerable<Alert> FindAsync(AlertSearch search, CancellationToken cancellationToken) =>
        All.Reverse()
            .Where(alert => search.Recipient is not { } recipient || alert.Recipient == recipient)
            .Where(alert => search.Status is not { } status || alert.Status == status)
            .Where(alert => search.Since is not { } since || alert.CreatedAt >= since)
            .Where(alert => alert.Id.Value.StartsWith(search.IdPrefix ?? string.Empty, StringComparison.Ordinal))
            .OrderByDescending(alert => alert.CreatedAt)
            .Take(search.Limit)
            .ToAsyncEnumerable();

    public Task<int> ResendAsync(IReadOnlyList<Alert> alerts, DateTimeOffset now, CancellationToken cancellationToken) =>
        Change(alerts.Select(alert => alert.Id), alert => !IsOpen(alert), alert => alert with { Status = AlertStatus.Waiting, Reason = null, DueAt = now, Resends = alert.Resends + 1 });

    public Task<int> CancelAsync(IReadOnlyList<Alert> alerts, string reason, CancellationToken cancellationToken) =>
        Change(alerts.Select(alert => alert.Id), alert => alert.Status == AlertStatus.Waiting, alert => alert with { Status = AlertStatus.Cancelled, Reason = reason });

    public Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        lock (Gate)
        {
            var old = alerts.Values.Where(alert => alert.CreatedAt < before && !IsOpen(alert))
                .Where(alert => alert.Hit is not { } hit || !hits.Contains(hit))
                .OrderBy(alert => alert.CreatedAt).Take(most).ToList();
            old.ForEach(alert => alerts.Remove(alert.Id));
            return Task.FromResult(old.Count);
        }
    }

    /// <summary>Call it behind the gate.</summary>
    internal Alert? Find(AlertId id) => alerts.GetValueOrDefault(id);

    /// <summary>Call it behind the gate.</summary>
    internal void Put(Alert alert) => alerts[alert.Id] = alert;

    private static bool IsOpen(Alert alert) => alert.Status is AlertStatus.Waiting or AlertStatus.InMail;

    private static bool IsDue(Alert alert, DateTimeOffset now) => alert.Status == AlertStatus.Waiting && alert.DueAt <= now;

    private Task<int> Change(IEnumerable<AlertId> ids, Func<Alert, bool> may, Func<Alert, Alert> change)
    {
        lock (Gate)
        {
            var changed = ids.Distinct().Select(Find).OfType<Alert>().Where(may).Select(change).ToList();
            changed.ForEach(Put);
            return Task.FromResult(changed.Count);
        }
    }
}
