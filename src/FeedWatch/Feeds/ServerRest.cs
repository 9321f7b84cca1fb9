namespace FeedWatch.Feeds;

/// <summary>A server that asked to be left alone: none of its feeds is polled before then.</summary>
/// <param name="Until">When it may be asked again.</param>
/// <param name="Times">How often in a row it has asked; a poll that it answers otherwise ends the row.</param>
public sealed record ServerRest(DateTimeOffset Until, int Times)
{
    private const int MostDoublings = 12;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan FirstAgain = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ClockDrift = TimeSpan.FromMinutes(1);

    public bool IsOn(DateTimeOffset now) => IsAhead(Until, now);

    /// <summary>Whether a rest or a lease that ends then still holds. None is longer than a day: what ends later was written under a wrong clock.</summary>
    public static bool IsAhead(DateTimeOffset until, DateTimeOffset now) => until > now && until <= now + Longest + ClockDrift;

    /// <summary>The rest after one more such answer. Who asks again and again is asked 10, 20, 40 … minutes later, whatever it says; nobody silences us for more than a day.</summary>
    /// <param name="before">The last rest, if it was the last thing we heard.</param>
    /// <param name="wish">The server's own; null: it has none.</param>
    /// <param name="now">The poll.</param>
    public static ServerRest After(ServerRest? before, TimeSpan? wish, DateTimeOffset now)
    {
        var times = (before?.Times ?? 0) + 1;
        var doublings = Math.Min(times, MostDoublings) - (wish is null ? 1 : 2);
        var least = doublings < 0 ? TimeSpan.Zero : FirstAgain * (1 << doublings);
        var wait = wish > least ? wish.Value : least;
        return new ServerRest(now + (wait < Longest ? wait : Longest), times);
    }
}
