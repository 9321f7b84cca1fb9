using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Feeds;

namespace FeedWatch.Host.Functions;

/// <summary>Measures the numbers that say whether FeedWatch is late. Health, metrics and alert rules use only these.</summary>
public sealed class LatenessCheck(IFeedSchedule schedule, IOutbox outbox, IWorkQueue queue, TimeProvider time)
{
    public async Task<Lateness> MeasureAsync(WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var feed = await schedule.FindEarliestDueAsync(watch.Feeds, now, cancellationToken);
        var alert = await outbox.FindEarliestDueAsync(cancellationToken);
        return new Lateness(Past(feed, now), Past(alert, now), await queue.CountPoisonAsync(cancellationToken));
    }

    private static TimeSpan Past(DateTimeOffset? due, DateTimeOffset now) => now > due ? now - due.Value : TimeSpan.Zero;
}

/// <param name="Feed">How long the feed that has waited longest is past due.</param>
/// <param name="Alert">How long the open alert that has waited longest is past its due time.</param>
/// <param name="Poison">Messages that nobody tries any more.</param>
public readonly record struct Lateness(TimeSpan Feed, TimeSpan Alert, int Poison);
