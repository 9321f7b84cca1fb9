using System.Collections.Concurrent;
using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Feeds;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Host.Functions;

/// <summary>What each function does, as plain methods: no HTTP, no host. Each throws when its work is to be tried again; twice is the same as once.</summary>
public sealed partial class FeedWatchFunctions(
    IConfigurationSource configuration,
    IFeedSchedule schedule,
    ServerPoll serverPoll,
    Deliverer deliverer,
    IMailStore mails,
    Sweep sweep,
    IWorkQueue queue,
    FeedWatchMetrics metrics,
    IOptions<PollOptions> options,
    TimeProvider time,
    ILogger<FeedWatchFunctions> logger)
{
    // Leases are single rows of as many partitions: one at a time, 10,000 would take minutes.
    private const int LeasesAtOnce = 32;

    /// <summary>Every minute: leases the servers of due feeds and hands them out.</summary>
    public async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        var watch = await RequireAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = await schedule.FindDueAsync(watch.Feeds, watch.Version, now + options.Value.Slack, cancellationToken);
        var leased = new ConcurrentQueue<ServerWork>();
        var count = 0;
        await Parallel.ForEachAsync(
            PollBatches.ByServer(due),
            new ParallelOptions { MaxDegreeOfParallelism = LeasesAtOnce, CancellationToken = cancellationToken },
            async (server, token) =>
            {
                if (await schedule.TakeAsync(server.Key, now, options.Value.Lease, token) is { } lease)
                {
                    leased.Enqueue(new ServerWork(lease, server.Value));
                    Interlocked.Add(ref count, server.Value.Count);
                    await SendFullAsync(leased, token);
                }
            });
        foreach (var work in PollBatches.Of(leased))
        {
            await queue.SendAsync(work, cancellationToken);
        }

        metrics.Scheduled(count);
        Log.Scheduled(logger, due.Count, count);
    }

    /// <summary>Polls the servers of one message. One whose lease is over was seen to already, or is another's.</summary>
    public async Task PollAsync(PollWork work, CancellationToken cancellationToken)
    {
        var watch = await RequireAsync(cancellationToken);
        var alerted = new ConcurrentDictionary<RecipientId, bool>();
        try
        {
            await Task.WhenAll(work.Servers.Select(server => PollServerAsync(server, watch, OnPolled, cancellationToken)));
        }
        finally
        {
            // Also when some of the feeds have to wait for another time. What is lost here is found by the next sweep.
            foreach (var recipient in alerted.Keys)
            {
                await queue.SendAsync(new DeliverWork(recipient), TimeSpan.Zero, CancellationToken.None);
            }
        }

        void OnPolled(FeedReport report)
        {
            metrics.Polled(report);
            foreach (var recipient in report.Alerted)
            {
                alerted.TryAdd(recipient, true);
            }
        }
    }

    /// <summary>Fixes and sends one recipient's due mail.</summary>
    public async Task DeliverAsync(DeliverWork work, CancellationToken cancellationToken)
    {
        var watch = await RequireAsync(cancellationToken);
        var report = await deliverer.RunForAsync(work.Recipient, watch.Audience, cancellationToken);
        metrics.Delivered(report);
        if (report.TryLater > 0)
        {
            await ComeBackAsync(work, cancellationToken);
        }

        if (report.Broken is [var reason, ..])
        {
            throw new InvalidOperationException(reason);
        }
    }

    /// <summary>Every five minutes: what was left behind, new rules, what is old, and how late we are.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken) => await sweep.RunAsync(await RequireAsync(cancellationToken), cancellationToken);

    private async Task<WatchConfiguration> RequireAsync(CancellationToken cancellationToken) =>
        await configuration.GetAsync(cancellationToken) ?? throw new InvalidOperationException("There is no valid configuration: nothing can be watched. Put feedwatch.yaml right; `feedwatch check` says what is wrong with it.");

    private async Task SendFullAsync(ConcurrentQueue<ServerWork> leased, CancellationToken cancellationToken)
    {
        foreach (var work in PollBatches.TakeFull(leased))
        {
            await queue.SendAsync(work, cancellationToken);
        }
    }

    private async Task PollServerAsync(ServerWork work, WatchConfiguration watch, Action<FeedReport> onPolled, CancellationToken cancellationToken)
    {
        var wanted = work.Feeds.ToHashSet();
        List<DueFeed> feeds = [.. watch.Feeds.Where(feed => wanted.Contains(feed.Id) && feed.Server == work.Lease.Server).Select(feed => new DueFeed(feed))];
        if (await schedule.OpenAsync(work.Lease, feeds, cancellationToken) is not { } server)
        {
            Log.LeaseIsOver(logger, work.Lease.Server);
            return;
        }

        // A message that comes again after its process died: what was saved before then is no longer due.
        var soon = time.GetUtcNow() + options.Value.Slack;
        await serverPoll.RunAsync(server, [.. feeds.Select(due => due.Feed).Where(feed => server.StateOf(feed).IsDue(soon))], watch, onPolled, cancellationToken);
    }

    private async Task ComeBackAsync(DeliverWork work, CancellationToken cancellationToken)
    {
        var open = await mails.GetOpenAsync(work.Recipient, cancellationToken);
        if (open.Count > 0)
        {
            var wait = open.Min(mail => mail.NextAttemptAt) - time.GetUtcNow();
            await queue.SendAsync(work, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 8101, Level = LogLevel.Information, Message = "{Due} feeds are due; {Count} of them were handed out")]
        public static partial void Scheduled(ILogger logger, int due, int count);

        [LoggerMessage(EventId = 8102, Level = LogLevel.Information, Message = "The lease of {Server} is over: nothing to do")]
        public static partial void LeaseIsOver(ILogger logger, string server);
    }
}
