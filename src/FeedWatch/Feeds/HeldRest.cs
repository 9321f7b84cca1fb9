namespace FeedWatch.Feeds;

/// <summary>What a server says about being left alone, while one process holds it.</summary>
/// <param name="before">The rest that it asked for last, over or not; null: it has answered otherwise since.</param>
public sealed class HeldRest(ServerRest? before)
{
    private readonly Lock gate = new();
    private ServerRest? asked;

    /// <summary>What is to be kept when the server is given back.</summary>
    /// <param name="hasAnswered">A feed was polled: without a new wish the old one is no longer of interest.</param>
    public ServerRest? ToKeep(bool hasAnswered) => Volatile.Read(ref asked) ?? (hasAnswered ? null : before);

    public bool IsOn(DateTimeOffset now) => Volatile.Read(ref asked)?.IsOn(now) == true;

    /// <summary>The server asks for a rest; gives back which. Two feeds at once that are told so are one time.</summary>
    /// <param name="wish">How long; null: it does not say.</param>
    /// <param name="now">The poll.</param>
    public ServerRest Ask(TimeSpan? wish, DateTimeOffset now)
    {
        lock (gate)
        {
            var rest = ServerRest.After(before, wish, now);
            asked = asked?.Until > rest.Until ? asked : rest;
            return asked;
        }
    }
}
