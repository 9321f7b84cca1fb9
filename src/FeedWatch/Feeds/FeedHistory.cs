namespace FeedWatch.Feeds;

/// <summary>What the polls of a feed taught us over time. Stores keep it as one piece: what is missing in an older one is as at first.</summary>
public sealed record FeedHistory
{
    public static FeedHistory None { get; } = new();

    public Rhythm Rhythm { get; init; } = Rhythm.Unknown;

    public PollHints? Hints { get; init; }

    /// <summary>So many stories the latest document held: they lead the seen-set.</summary>
    public int Held { get; init; }

    /// <summary>When a body came last, and not 304.</summary>
    public DateTimeOffset? FullAt { get; init; }

    /// <summary>Since when this server's 304 is not believed; null: it is.</summary>
    public DateTimeOffset? LiedAt { get; init; }

    public Move? Move { get; init; }

    public Outage? Outage { get; init; }

    /// <summary>The operators know that nothing new comes; until something does.</summary>
    public bool SilenceIsTold { get; init; }

    /// <summary>WebSub: who would push what is new here.</summary>
    public Uri? Hub { get; init; }

    /// <summary>The page of the site, as the feed gives it: where to look for a successor.</summary>
    public Uri? HomePage { get; init; }

    /// <summary>When older stories were looked for and none were found; null: they were found, or never looked for.</summary>
    public DateTimeOffset? NoArchiveAt { get; init; }

    public OpenGap? OpenGap { get; init; }

    /// <summary>The same feed at another address: only what its stories taught holds there.</summary>
    public FeedHistory Elsewhere() => new() { Rhythm = Rhythm, Held = Held, SilenceIsTold = SilenceIsTold };
}
