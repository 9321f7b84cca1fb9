namespace FeedWatch.Testing.Swarm;

/// <summary>How large a run of several handlers on one account is.</summary>
public sealed record SwarmOptions
{
    public int Handlers { get; init; } = 4;

    public int Feeds { get; init; } = 1_000;

    /// <summary>So many of them are on one server.</summary>
    public int FeedsOfBigServer { get; init; } = 300;

    /// <summary>The other feeds are spread over so many.</summary>
    public int SmallServers { get; init; } = 350;

    /// <summary>How long stories are published and handlers killed.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>Every feed's interval: the shortest that the program takes.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan PauseBetweenStarts { get; init; } = TimeSpan.FromMilliseconds(100);

    public int MaxConcurrentPerServer { get; init; } = 2;

    /// <summary>How often `schedule` and `sweep` run.</summary>
    public (TimeSpan Schedule, TimeSpan Sweep) Timers { get; init; } = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

    /// <summary>A kill after a random time between these; as long as the run: none.</summary>
    public (TimeSpan Shortest, TimeSpan Longest) BetweenKills { get; init; } = (TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));

    public int Seed { get; init; } = 1;
}

/// <summary>What came of it.</summary>
/// <param name="Kills">Handlers killed.</param>
/// <param name="Requests">That the feed servers saw.</param>
/// <param name="Expected">Alerts that had to come.</param>
/// <param name="Lost">Those that did not.</param>
/// <param name="Again">Those that came again in the same mail: same Message-ID.</param>
/// <param name="Twice">Those that came in two different mails.</param>
/// <param name="MostAtOnce">Requests under way at one server.</param>
/// <param name="TooSoon">Polls within the interval of the poll before, with no kill since: seconds between the two requests.</param>
/// <param name="TooSoonAfterKill">The same, with a kill since.</param>
/// <param name="Hangs">Answers that would have made the host hang.</param>
/// <param name="Poisoned">Messages given up.</param>
/// <param name="BusySeconds">By function: how long at least one of its calls was under way.</param>
/// <param name="PollMessages">Messages that `poll` was called with.</param>
/// <param name="MostMemory">Of any handler, in bytes.</param>
/// <param name="Errors">The first lines that handlers wrote to standard error.</param>
public sealed record SwarmReport(
    int Kills, int Requests, int Expected, IReadOnlyList<string> Lost, int Again, int Twice, int MostAtOnce, IReadOnlyList<double> TooSoon, int TooSoonAfterKill, int Hangs, int Poisoned, IReadOnlyDictionary<string, double> BusySeconds, int PollMessages, long MostMemory, IReadOnlyList<string> Errors);
