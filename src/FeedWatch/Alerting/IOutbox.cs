namespace FeedWatch.Alerting;

/// <summary>Holds every alert from the moment it is known until long after it was sent: the ledger.</summary>
public interface IOutbox
{
    /// <summary>By id: an alert that is already there, in whatever status, stays as it is.</summary>
    Task AddAsync(IReadOnlyList<Alert> alerts, CancellationToken cancellationToken);

    /// <summary>Recipients with a waiting alert that is due.</summary>
    Task<IReadOnlyList<RecipientId>> FindRecipientsWithDueAlertsAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Waiting alerts of one recipient that are due, earliest due first, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<Alert>> GetDueAsync(RecipientId recipient, DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>Those of one recipient's alerts that are there, in whatever status, in the order asked: what a mail that has to be split is made of.</summary>
    Task<IReadOnlyList<Alert>> GetAsync(RecipientId recipient, IReadOnlyList<AlertId> alerts, CancellationToken cancellationToken);

    /// <summary>When the open alert that is latest was due, be it waiting or in a mail; null: none is open. Lateness is counted from here.</summary>
    Task<DateTimeOffset?> FindEarliestDueAsync(CancellationToken cancellationToken);

    /// <summary>Latest created first.</summary>
    IAsyncEnumerable<Alert> FindAsync(AlertSearch search, CancellationToken cancellationToken);

    /// <summary>Puts refused, cancelled and accepted alerts back to waiting, due at <paramref name="now"/>; gives back how many. Waiting ones, and those in a mail, stay as they are.</summary>
    Task<int> ResendAsync(IReadOnlyList<Alert> alerts, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Cancels those of the alerts that are still waiting; gives back how many.</summary>
    Task<int> CancelAsync(IReadOnlyList<Alert> alerts, string reason, CancellationToken cancellationToken);

    /// <summary>Removes at most <paramref name="most"/> finished alerts created before <paramref name="before"/> whose hit is gone too: until then the alert is what keeps a second one from being sent.</summary>
    Task<int> RemoveOldAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);
}

/// <summary>Which alerts to list; what is null does not restrict.</summary>
/// <param name="IdPrefix">The beginning of an id, as a person would type it.</param>
public sealed record AlertSearch(RecipientId? Recipient = null, AlertStatus? Status = null, DateTimeOffset? Since = null, string? IdPrefix = null, int Limit = 1_000);
