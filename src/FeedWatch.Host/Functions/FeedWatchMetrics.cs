using System.Diagnostics.Metrics;
using FeedWatch.Delivering;

namespace FeedWatch.Host.Functions;

/// <summary>Counts what the functions do. The numbers of lateness are not among them: alert rules stand on those, and they go another way, past sampling and caps.</summary>
public sealed class FeedWatchMetrics : IDisposable
{
    public const string MeterName = "FeedWatch";

    public const string FeedOverdue = "feedwatch.feed.overdue";

    public const string AlertOverdue = "feedwatch.alert.overdue";

    public const string PoisonMessages = "feedwatch.poison.messages";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> scheduled;
    private readonly Counter<long> polls;
    private readonly Counter<long> stories;
    private readonly Counter<long> hits;
    private readonly Counter<long> mails;

    public FeedWatchMetrics()
    {
        scheduled = meter.CreateCounter<long>("feedwatch.feeds.scheduled", "{feed}", "Feeds handed out to be polled.");
        polls = meter.CreateCounter<long>("feedwatch.polls", "{poll}", "Polls by outcome.");
        stories = meter.CreateCounter<long>("feedwatch.stories", "{story}", "New and edited stories.");
        hits = meter.CreateCounter<long>("feedwatch.hits", "{hit}", "Hits of new and edited stories.");
        mails = meter.CreateCounter<long>("feedwatch.mails", "{mail}", "Attempts to send a mail by result.");
    }

    public void Scheduled(int feeds) => scheduled.Add(feeds);

    public void Polled(FeedReport report)
    {
        polls.Add(1, new KeyValuePair<string, object?>("outcome", report.Outcome.ToString()));
        stories.Add(report.New + report.Edited);
        hits.Add(report.Hits.Count);
    }

    public void Delivered(DeliveryReport report)
    {
        Count("accepted", report.Accepted);
        Count("later", report.TryLater);
        Count("refused", report.Refused);

        void Count(string result, int count)
        {
            if (count > 0)
            {
                mails.Add(count, new KeyValuePair<string, object?>("result", result));
            }
        }
    }

    public void Dispose() => meter.Dispose();
}
