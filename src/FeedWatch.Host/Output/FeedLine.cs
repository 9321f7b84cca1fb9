using FeedWatch.Feeds;

namespace FeedWatch.Host.Output;

/// <summary>A feed and its health, as <c>--json</c> prints it.</summary>
/// <param name="AdoptedUrl">Where the feed says it has moved for good.</param>
/// <param name="Failures">In a row; 0: its last poll was well.</param>
public sealed record FeedLine(
    string Id,
    string Name,
    Uri Url,
    Uri? AdoptedUrl,
    IReadOnlyList<string> Tags,
    DateTimeOffset? LastPollAt,
    DateTimeOffset? NextPollAt,
    int Failures,
    string? LastError)
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
        state?.LastError);
}
