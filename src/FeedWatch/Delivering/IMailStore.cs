using FeedWatch.Alerting;

namespace FeedWatch.Delivering;

/// <summary>Holds mails from the moment they are fixed, and every attempt to send them. Each method but the reading ones is one durable transaction; what is done to a mail that is no longer there changes nothing.</summary>
public interface IMailStore
{
    /// <summary>Writes the mail, claimed by the caller, and takes its alerts from the waiting ones. False, and nothing written, if one of them no longer waits.</summary>
    /// <param name="mail">What will be sent.</param>
    /// <param name="claimedUntil">Until then no other process sends it. On one machine the lock's holder alone sends, and a claim of a process that died holds up nothing.</param>
    Task<bool> FixAsync(Mail mail, DateTimeOffset claimedUntil, CancellationToken cancellationToken);

    /// <summary>Claims a mail that is there for one attempt; false: another process has it, or has finished it. An answer of any kind ends the claim.</summary>
    /// <param name="mail">As it was read.</param>
    /// <param name="now">A claim that ended before this counts no more.</param>
    /// <param name="until">As for <see cref="FixAsync"/>.</param>
    Task<bool> ClaimAsync(Mail mail, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Recipients of mails whose next attempt is due and that nobody has claimed.</summary>
    Task<IReadOnlyList<RecipientId>> FindRecipientsWithDueMailAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Mails of one recipient still to be sent, claimed or not, first fixed first.</summary>
    Task<IReadOnlyList<Mail>> GetOpenAsync(RecipientId recipient, CancellationToken cancellationToken);

    /// <summary>Turns the mail into an accepted delivery and its alerts into accepted ones.</summary>
    Task AcceptAsync(Mail mail, Delivery delivery, CancellationToken cancellationToken);

    /// <summary>Keeps the attempt, counts it, and sets the next one.</summary>
    Task RetryAsync(Mail mail, Delivery delivery, DateTimeOffset nextAttemptAt, CancellationToken cancellationToken);

    /// <summary>Keeps the attempt, removes the mail and marks its alerts refused, with the reason.</summary>
    Task RefuseAsync(Mail mail, Delivery delivery, string reason, CancellationToken cancellationToken);

    /// <summary>Keeps the attempt and puts several mails with the same alerts in the place of one. Nobody has claimed them.</summary>
    Task SplitAsync(Mail mail, Delivery delivery, IReadOnlyList<Mail> parts, CancellationToken cancellationToken);

    /// <summary>Attempts, latest first.</summary>
    IAsyncEnumerable<Delivery> FindDeliveriesAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Removes at most <paramref name="most"/> attempts made before <paramref name="before"/> and gives back how many.</summary>
    Task<int> RemoveOldDeliveriesAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>Mails that still wait to be accepted, first fixed first.</summary>
    IAsyncEnumerable<Mail> FindOpenAsync(CancellationToken cancellationToken);
}
