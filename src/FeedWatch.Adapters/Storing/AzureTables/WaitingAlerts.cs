using System.Collections.Concurrent;
using FeedWatch.Alerting;
using FeedWatch.Delivering;

namespace FeedWatch.Adapters.Storing.AzureTables;

/// <summary>Alerts that wait, in the order of their due times.</summary>
internal sealed class WaitingAlerts(AzureTable table)
{
    // What each recipient was given last: a mail is fixed of these, and need not look up under which keys they wait.
    private readonly ConcurrentDictionary<RecipientId, IReadOnlyDictionary<AlertId, DateTimeOffset>> given = new();

    public Task<bool> AnyDueAsync(RecipientId recipient, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var range = AlertRow.Due(recipient, now) with { PageRows = 1, Columns = [AlertRow.AlertId] };
        return table.QueryAsync(range, cancellationToken).AnyAsync(cancellationToken).AsTask();
    }

    public async Task<IReadOnlyList<Alert>> GetDueAsync(RecipientId recipient, DateTimeOffset now, int most, CancellationToken cancellationToken)
    {
        var range = AlertRow.Due(recipient, now) with { PageRows = most };
        var due = await table.QueryAsync(range, cancellationToken).Take(most).Select(AlertRow.Read).ToListAsync(cancellationToken);
        given[recipient] = due.ToDictionary(alert => alert.Id, alert => alert.DueAt);
        return due;
    }

    /// <summary>When the alerts of a mail are due if they wait as they were last given out; null if they were not. It costs nothing, and can be wrong.</summary>
    public IReadOnlyDictionary<AlertId, DateTimeOffset>? Recall(Mail mail) =>
        given.TryGetValue(mail.Recipient, out var dueTimes) && mail.Alerts.All(dueTimes.ContainsKey) ? dueTimes : null;

    /// <summary>When the alerts of a mail are due; null if one of them does not wait.</summary>
    public async Task<IReadOnlyDictionary<AlertId, DateTimeOffset>?> FindAsync(Mail mail, CancellationToken cancellationToken)
    {
        var missing = mail.Alerts.ToHashSet();
        var dueTimes = new Dictionary<AlertId, DateTimeOffset>();
        var range = AlertRow.Due(mail.Recipient, DateTimeOffset.MaxValue) with { Columns = [AlertRow.AlertId, AlertRow.DueAt] };
        await foreach (var row in table.QueryAsync(range, cancellationToken))
        {
            var alert = AlertRow.ReadId(row);
            if (missing.Remove(alert))
            {
                dueTimes.Add(alert, row.Time(AlertRow.DueAt));
            }

            if (missing.Count == 0)
            {
                return dueTimes;
            }
        }

        return null;
    }
}
