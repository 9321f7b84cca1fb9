using System.Diagnostics;
using FeedWatch.Feeds;

namespace FeedWatch;

/// <summary>A span for each poll of a feed; nobody listening, it costs nothing. Holds no address with its query and no text of a story.</summary>
public static class PollTrace
{
    public const string SourceName = "FeedWatch";

    public const string OutcomeTag = "feedwatch.outcome";

    public const string HitsTag = "feedwatch.hits";

    private static readonly ActivitySource Source = new(SourceName);

    public static Activity? Begin(Feed feed) => Source.StartActivity("poll")?
        .SetTag("feedwatch.feed", feed.Id.Value)
        .SetTag("server.address", feed.Server);

    public static FeedReport Ended(this Activity? poll, FeedReport report)
    {
        poll?.SetTag(OutcomeTag, report.Outcome.ToString()).SetTag("feedwatch.stories.new", report.New).SetTag(HitsTag, report.Hits.Count);
        if (report.Outcome is FeedOutcome.Failed)
        {
            poll?.SetStatus(ActivityStatusCode.Error, report.Error);
        }

        return report;
    }
}
