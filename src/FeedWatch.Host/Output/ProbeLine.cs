using FeedWatch.Feeds;
using FeedWatch.Host.Probing;

namespace FeedWatch.Host.Output;

/// <summary>What a look at a feed showed, as <c>--json</c> prints it.</summary>
public sealed record ProbeLine(string Feed, Uri Url, bool IsWell, int Stories, DateTimeOffset? LatestAt, string? Format, string? Problem, string? Advice)
{
    public static ProbeLine Of(Feed feed, ProbeResult result) => result switch
    {
        ProbeResult.Readable readable => Readable(feed, readable),
        ProbeResult.NotAFeed page => new(feed.Name, feed.Url, IsWell: false, 0, null, null, page.Reason, $"Look for the feed with `feedwatch feeds find {feed.Url}`."),
        ProbeResult.Failed failed => new(feed.Name, feed.Url, IsWell: false, 0, null, null, failed.Reason, failed.Advice),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ProbeLine Readable(Feed feed, ProbeResult.Readable readable)
    {
        var found = FoundFeed.Of(readable.FinalUrl, readable.Document);
        var line = new ProbeLine(feed.Name, feed.Url, IsWell: true, found.Stories, found.LatestAt, found.Format, null, null);
        if (readable.IsCut)
        {
            return line with { IsWell = false, Problem = "The document breaks off.", Advice = "Its whole stories are used; tell its publisher." };
        }

        return CanonicalUrl.OfFeed(readable.FinalUrl) == CanonicalUrl.OfFeed(feed.Url) ? line : line with { Advice = $"It answers from {readable.FinalUrl}; if that is for good, write it as `url:` with `was: {feed.Url}`." };
    }
}
