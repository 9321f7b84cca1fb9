using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Storing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch;

/// <summary>Removes what is older than it is kept, in small steps so that polling never waits for it.</summary>
public sealed partial class Retention(
    IStoryStore stories, IHitStore hits, IOutbox outbox, IMailStore mails, IOptions<PollOptions> options, TimeProvider time, ILogger<Retention> logger)
{
    private const int AtOnce = 500;
    private const int StepsAtMost = 200;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (storiesBefore, hitsBefore) = (now - options.Value.KeepStories, now - options.Value.KeepHits);
        var aged = await RepeatAsync(() => stories.RemoveOldAsync(storiesBefore, AtOnce, cancellationToken), cancellationToken);

        // Hits before alerts: an alert is what keeps a second one for its hit from being sent.
        var agedHits = await RepeatAsync(() => hits.RemoveOldAsync(hitsBefore, AtOnce, cancellationToken), cancellationToken);
        var agedAlerts = await RepeatAsync(() => outbox.RemoveOldAsync(hitsBefore, AtOnce, cancellationToken), cancellationToken);
        await RepeatAsync(() => mails.RemoveOldDeliveriesAsync(hitsBefore, AtOnce, cancellationToken), cancellationToken);
        if (aged + agedHits + agedAlerts > 0)
        {
            Log.Removed(logger, aged, agedHits, agedAlerts);
        }
    }

    private static async Task<int> RepeatAsync(Func<Task<int>> removeAsync, CancellationToken cancellationToken)
    {
        var removed = 0;
        for (var step = 0; step < StepsAtMost; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = await removeAsync();
            removed += count;
            if (count == 0)
            {
                break;
            }
        }

        return removed;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1030, Level = LogLevel.Information, Message = "Removed {Stories} stories, {Hits} hits and {Alerts} alerts that were kept long enough")]
        public static partial void Removed(ILogger logger, int stories, int hits, int alerts);
    }
}
