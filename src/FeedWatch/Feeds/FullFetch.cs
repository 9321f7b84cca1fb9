namespace FeedWatch.Feeds;

/// <summary>A 304 is checked: now and then the whole document is asked for, and a server that had a new one under the old validators is not believed again.</summary>
public static class FullFetch
{
    public const double Share = 0.01;

    private static readonly TimeSpan LongestWithout = TimeSpan.FromDays(7);

    /// <summary>Whether this poll asks for the whole document although there are validators.</summary>
    public static bool IsDue(FeedState state, DateTimeOffset at) =>
        state.History.LiedAt is not null || at - state.History.FullAt >= LongestWithout || Chance.Of("full", state.FeedId, at) < Share;

    /// <summary>What a server that sends these with a document would have answered to who has the kept ones: 304. The ETag decides where both have one (RFC 9110, 13.2.2).</summary>
    public static bool WouldBeNotModified(Validators kept, Validators sent) => (kept.ETag, sent.ETag) is ({ } before, { } now)
        ? before == now
        : kept.LastModified is { } since && since == sent.LastModified;
}
