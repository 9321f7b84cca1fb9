using FeedWatch.Feeds;

namespace FeedWatch.Host.Output;

/// <summary>A feed and its health, as <c>--json</c> prints it.</summary>
/// <param name="AdoptedUrl">Where the feed says it has moved for good.</param>
/// <param name="Failures">In a row; 0: its last poll was well.</param>
/// <param name="Interval">From its last poll to its next, while it works.</param>
/// <param name="FailingSince">The first of these failures.</param>
/// <param name="DistrustedSince">Its server answered that nothing was new when there was: since then it is fetched in full.</param>
/// <param name="Hub">Where WebSub would push it from.</param>
public sealed record FeedLine(
    string Id,
    string Name,
    Uri Url,
    Uri? AdoptedUrl,
    IReadOnlyList<string> Tags,
    DateTimeOffset? LastPollAt,
    DateTimeOffset? NextPollAt,
    int Failures,
    string? LastError,
    TimeSpan? Interval,
    DateTimeOffset? FailingSince,
    DateTimeOffset? DistrustedSince,
    Uri? Hub)
{
    public static FeedLine Of(Feed feed, FeedState? state) => new(
        feed.Id.Value,
        feed.Name,
        feed.Url,
        state?.AdoptedUrl,
        feed.Tags,
        state?.LastPollAt,
        state?.NextPollAt,
        state?.ConsecutiveFailures ?? 0,
        state?.LastError,
        state is { ConsecutiveFailures: 0 } ? state.NextPollAt - state.LastPollAt : null,
        state?.History.Outage?.Since,
        state?.History.LiedAt,
        state?.History.Hub);
}
