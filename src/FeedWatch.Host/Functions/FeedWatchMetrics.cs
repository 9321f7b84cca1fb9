using System.Diagnostics.Metrics;
using FeedWatch.Delivering;

namespace FeedWatch.Host.Functions;

/// <summary>Counts what the functions do. The three numbers of lateness are gauges: alert rules look at them.</summary>
public sealed class FeedWatchMetrics : IDisposable
{
    public const string MeterName = "FeedWatch";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> scheduled;
    private readonly Counter<long> polls;
    private readonly Counter<long> stories;
    private readonly Counter<long> hits;
    private readonly Counter<long> mails;
    private readonly Gauge<double> feedOverdue;
    private readonly Gauge<double> alertOverdue;
    private readonly Gauge<int> poison;

    public FeedWatchMetrics()
    {
        scheduled = meter.CreateCounter<long>("feedwatch.feeds.scheduled", "{feed}", "Feeds handed out to be polled.");
        polls = meter.CreateCounter<long>("feedwatch.polls", "{poll}", "Polls by outcome.");
        stories = meter.CreateCounter<long>("feedwatch.stories", "{story}", "New and edited stories.");
        hits = meter.CreateCounter<long>("feedwatch.hits", "{hit}", "Hits of new and edited stories.");
        mails = meter.CreateCounter<long>("feedwatch.mails", "{mail}", "Attempts to send a mail by result.");
        feedOverdue = meter.CreateGauge<double>("feedwatch.feed.overdue", "s", "How long the latest feed is past due.");
        alertOverdue = meter.CreateGauge<double>("feedwatch.alert.overdue", "s", "How long the latest alert is past its due time.");
        poison = meter.CreateGauge<int>("feedwatch.poison.messages", "{message}", "Messages in the poison queues.");
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

    public void Late(Lateness lateness)
    {
        feedOverdue.Record(lateness.Feed.TotalSeconds);
        alertOverdue.Record(lateness.Alert.TotalSeconds);
        poison.Record(lateness.Poison);
    }

    public void Dispose() => meter.Dispose();
}
