using System.Collections.Concurrent;
using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Storing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch;

/// <summary>Polls the feeds that are due, server by server, each under its lease. Rounds may overlap: a feed is in one of them only.</summary>
public sealed partial class PollCycle(
    IFeedSchedule schedule,
    ServerPoll serverPoll,
    IOptions<PollOptions> options,
    TimeProvider time,
    ILogger<PollCycle> logger)
{
    // Where even the state could not be saved: without this a full disk would make us poll the feed every few seconds.
    private readonly ConcurrentDictionary<FeedId, DateTimeOffset> notBefore = new();

    // A slow server, or one with hundreds of feeds, must not hold up the next round of the others.
    private readonly ConcurrentDictionary<FeedId, bool> underWay = new();

    /// <param name="watch">What is watched; feeds that another round or process is polling are left to it.</param>
    /// <param name="all">Also feeds that are not due.</param>
    /// <param name="onPolled">Told of each feed as it is done, from several threads; null: nobody.</param>
    public async Task<PollReport> RunAsync(WatchConfiguration watch, bool all, Action<FeedReport>? onPolled, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var due = await TakeDueAsync(watch, all, cancellationToken);
        var reports = await Task.WhenAll(due.GroupBy(feed => feed.Feed.Server).Select(server => PollServerAsync(server.Key, [.. server], watch, all, onPolled, cancellationToken)));
        var report = new PollReport([.. reports.SelectMany(server => server)], time.GetElapsedTime(started));
        if (report.Polled > 0)
        {
            Log.Cycle(logger, report.Polled, report.Unchanged, report.Failed, report.New, report.Hits, report.Took);
        }

        return report;
    }

    // Taken before the states are read: a state read earlier could be that of the round before.
    private async Task<IReadOnlyList<DueFeed>> TakeDueAsync(WatchConfiguration watch, bool all, CancellationToken cancellationToken)
    {
        var soon = time.GetUtcNow() + options.Value.Slack;
        var due = new List<DueFeed>();
        var taken = watch.Feeds.Where(feed => (all || MayBegin(feed, soon)) && underWay.TryAdd(feed.Id, true)).ToList();
        try
        {
            // All feeds are asked for: what a schedule has to write down of a new configuration, it does once.
            var ours = taken.Select(feed => feed.Id).ToHashSet();
            var found = await schedule.FindDueAsync(watch.Feeds, watch.Version, all ? DateTimeOffset.MaxValue : soon, cancellationToken);
            due.AddRange(found.Where(feed => ours.Contains(feed.Feed.Id)));
            return due;
        }
        finally
        {
            LetGo(taken.Except(due.Select(feed => feed.Feed)));
        }
    }

    private bool MayBegin(Feed feed, DateTimeOffset soon) => !notBefore.TryGetValue(feed.Id, out var at) || at <= soon;

    private async Task<IReadOnlyList<FeedReport>> PollServerAsync(
        string server, IReadOnlyList<DueFeed> due, WatchConfiguration watch, bool all, Action<FeedReport>? onPolled, CancellationToken cancellationToken)
    {
        if (await TryOpenAsync(server, due, cancellationToken) is not { } leased)
        {
            LetGo(due.Select(feed => feed.Feed));
            return [];
        }

        var polled = new ConcurrentDictionary<FeedId, bool>();
        try
        {
            // Between the look and the lease another process may have polled them.
            var soon = time.GetUtcNow() + options.Value.Slack;
            var still = due.Select(feed => feed.Feed).Where(feed => all || leased.StateOf(feed).IsDue(soon));
            return await serverPoll.RunAsync(leased, [.. still], watch, all, OnPolled, cancellationToken);
        }
        finally
        {
            LetGo(due.Select(feed => feed.Feed).Where(feed => !polled.ContainsKey(feed.Id)));
        }

        void OnPolled(FeedReport report)
        {
            Remember(report);
            polled[report.Feed.Id] = true;
            LetGo([report.Feed]);
            onPolled?.Invoke(report);
        }
    }

    private async Task<ILeasedServer?> TryOpenAsync(string server, IReadOnlyList<DueFeed> due, CancellationToken cancellationToken)
    {
        try
        {
            return await schedule.TakeAsync(server, time.GetUtcNow(), options.Value.Lease, cancellationToken) is { } lease
                ? await schedule.OpenAsync(lease, due, cancellationToken)
                : null;
        }
        catch (StorageException exception)
        {
            // The other servers are polled all the same; this one's feeds stay due.
            Log.NotOpened(logger, exception, server);
            return null;
        }
    }

    private void Remember(FeedReport report)
    {
        if (report.IsSaved)
        {
            notBefore.TryRemove(report.Feed.Id, out _);
        }
        else
        {
            notBefore[report.Feed.Id] = time.GetUtcNow() + (report.Feed.Every ?? options.Value.Interval);
        }
    }

    private void LetGo(IEnumerable<Feed> feeds)
    {
        foreach (var feed in feeds)
        {
            underWay.TryRemove(feed.Id, out _);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1010, Level = LogLevel.Information, Message = "Polled {Polled} feeds ({Unchanged} unchanged, {Failed} failed): {New} new stories, {Hits} hits in {Took}")]
        public static partial void Cycle(ILogger logger, int polled, int unchanged, int failed, int @new, int hits, TimeSpan took);

        [LoggerMessage(EventId = 1014, Level = LogLevel.Error, Message = "The feeds of {Server} could not be read from the store")]
        public static partial void NotOpened(ILogger logger, Exception exception, string server);
    }
}
