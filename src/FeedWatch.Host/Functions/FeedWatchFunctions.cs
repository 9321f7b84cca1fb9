using System.Collections.Concurrent;
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

    // By then every process has read a new feedwatch.yaml: a rule or recipient that is still unknown was removed.
    private static readonly TimeSpan OthersReadNewFile = TimeSpan.FromHours(1);

    private static readonly TimeSpan UntilWrittenAgain = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan UntilFree = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterOwnFailure = TimeSpan.FromMinutes(1);

    /// <summary>Every minute: leases the servers of due feeds and hands them out.</summary>
    public async Task ScheduleAsync(CancellationToken cancellationToken)
    {
        var watch = await RequireAsync(cancellationToken);
        var now = time.GetUtcNow();
        var due = await schedule.FindDueAsync(watch.Feeds, watch.Version, now + options.Value.Slack, cancellationToken);
        var leased = new ConcurrentQueue<ServerWork>();
        var count = 0;
        try
        {
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
        }
        finally
        {
            // Also when one of them failed: a server that is leased and not handed out waits until its lease ends.
            foreach (var work in PollBatches.Of(leased))
            {
                await queue.SendAsync(work, CancellationToken.None);
            }
        }

        metrics.Scheduled(count);
        Log.Scheduled(logger, due.Count, count);
    }

    /// <summary>Polls the servers of one message. One whose lease is over was seen to already, or is another's.</summary>
    public async Task PollAsync(PollWork work, CancellationToken cancellationToken)
    {
        var watch = await RequireAsync(cancellationToken);
        var told = new AlertedRecipients(queue);
        try
        {
            await Task.WhenAll(work.Servers.Select(server => PollServerAsync(server, watch, OnPolled, cancellationToken)));
        }
        finally
        {
            // Also when some of the feeds have to wait for another time. What is lost here is found by the next sweep.
            await told.FinishAsync();
        }

        void OnPolled(FeedReport report)
        {
            metrics.Polled(report);
            told.Add(report.Alerted);
        }
    }

    /// <summary>Fixes and sends one recipient's due mail.</summary>
    public async Task DeliverAsync(DeliverWork work, CancellationToken cancellationToken)
    {
        var watch = await RequireAsync(cancellationToken);
        var audience = watch.Audience with { Grace = OthersReadNewFile };
        var report = await deliverer.RunForAsync(work.Recipient, audience, cancellationToken);
        while (report is { Broken.Count: > 0 } && deliverer.HasUnwritten(work.Recipient))
        {
            // Nobody else knows that the mail was accepted: after its claim another process would send it again.
            await Task.Delay(UntilWrittenAgain, time, cancellationToken);
            report = await deliverer.RunForAsync(work.Recipient, audience, cancellationToken);
        }

        await FollowUpAsync(work, report, cancellationToken);
    }

    private async Task FollowUpAsync(DeliverWork work, DeliveryReport? report, CancellationToken cancellationToken)
    {
        if (report is null)
        {
            await queue.SendAsync(work, UntilFree, cancellationToken);
            return;
        }

        metrics.Delivered(report);
        if (report.Broken.Count > 0)
        {
            // Logged where it broke. Lateness raises the alarm; the poison queue is for what cannot be read.
            await queue.SendAsync(work, AfterOwnFailure, cancellationToken);
        }
        else if (report.TryLater > 0)
        {
            await ComeBackAsync(work, cancellationToken);
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
        await serverPoll.RunAsync(server, [.. feeds.Select(due => due.Feed).Where(feed => server.StateOf(feed).IsDue(soon))], watch, all: false, onPolled, cancellationToken);
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
