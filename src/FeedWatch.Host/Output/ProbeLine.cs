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

        return line with { Advice = Address(feed.Url, readable) };
    }

    private static string? Address(Uri url, ProbeResult.Readable readable)
    {
        if (readable.MovedTo is { } moved && !IsSame(moved, url))
        {
            return $"It has moved for good: write `url: {moved}` and `was: {url}` (a `was` or `id` that is there already stays as it is).";
        }

        return IsSame(readable.FinalUrl, url) ? null : $"It answers from {readable.FinalUrl}, by a redirect that is not for good: leave it, or write that as `url:` with `was: {url}`.";
    }

    // Only the scheme changed: the id stays, and so may the address.
    private static bool IsSame(Uri one, Uri other) => CanonicalUrl.OfFeed(one) == CanonicalUrl.OfFeed(other);
}
