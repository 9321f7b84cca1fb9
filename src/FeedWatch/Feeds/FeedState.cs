namespace FeedWatch.Feeds;

/// <summary>What we learnt about a feed. Saved last in each poll: it is the checkpoint.</summary>
public sealed record FeedState
{
    public required FeedId FeedId { get; init; }

    /// <summary>The configured address that validators and hash belong to; another address starts without them.</summary>
    public Uri? Url { get; init; }

    public Validators? Validators { get; init; }

    /// <summary>Of the last whole document, so that an unchanged body needs no parsing when a server ignores the validators.</summary>
    public string? ContentHash { get; init; }

    public Uri? AdoptedUrl { get; init; }

    public DateTimeOffset? LastPollAt { get; init; }

    /// <summary>When the feed, or an article of it, is due. Null: never polled, so due at once.</summary>
    public DateTimeOffset? NextPollAt { get; init; }

    public int ConsecutiveFailures { get; init; }

    public string? LastError { get; init; }

    /// <summary>When the first whole document was read; until then each poll counts as the first.</summary>
    public DateTimeOffset? BaselinedAt { get; init; }

    /// <summary>The ids of this feed proved unstable: from then on the link is the id.</summary>
    public bool LinkIsId { get; init; }

    /// <summary>Version of the rule that made the seen-set's ids.</summary>
    public int IdVersion { get; init; }

    public TruncatedBody? Truncated { get; init; }

    /// <summary>What the polls so far taught.</summary>
    public FeedHistory History { get; init; } = FeedHistory.None;

    /// <summary>Articles that are still to be read.</summary>
    public PendingArticles Articles { get; init; } = PendingArticles.None;

    public static FeedState Unknown(FeedId feedId) => new() { FeedId = feedId };

    /// <summary>This state for a feed whose address may have been edited: another server's validators could make it answer 304 for stories we never saw.</summary>
    /// <remarks>An address that is the same is taken over all the same: Uri does not compare a login in it, and ours holds none.</remarks>
    public FeedState For(Feed feed) => Url == feed.Url ? this with { Url = feed.Url } : this with
    {
        Url = feed.Url,
        Validators = null,
        ContentHash = null,
        AdoptedUrl = null,
        NextPollAt = null,
        ConsecutiveFailures = 0,
        History = History.Elsewhere(),
        Articles = Articles with { FeedDueAt = null },
    };

    /// <summary>Also when the last poll lies ahead: the clock was wrong then, and so is what it set.</summary>
    public bool IsDue(DateTimeOffset now) => NextPollAt is not { } next || next <= now || LastPollAt > now + TimeSpan.FromMinutes(1);
}

/// <summary>Bodies that broke off, poll after poll: the hash of the latest, and since when.</summary>
public sealed record TruncatedBody(string ContentHash, DateTimeOffset FirstAt, int Polls);
