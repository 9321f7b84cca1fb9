using System.Collections.Concurrent;
using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch;

/// <summary>Polls the feeds that are due: a bounded number at once, politely to each server. One broken feed never stops the others.</summary>
public sealed partial class PollCycle(
    FeedPoll poll,
    IFeedStateStore states,
    ServerPacer pacer,
    IOptions<PolitenessOptions> politeness,
    IOptions<PollOptions> options,
    TimeProvider time,
    ILogger<PollCycle> logger) : IDisposable
{
    // Timers and cron do not start to the second: what is due a moment later is due now, else it waits a whole round.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim places = new(politeness.Value.MaxConcurrent);

    // Where even the state could not be saved: without this a full disk would make us poll the feed every few seconds.
    private readonly ConcurrentDictionary<FeedId, DateTimeOffset> notBefore = new();

    // A slow server, or one with hundreds of feeds, must not hold up the next round of the others: rounds may overlap, and a feed is in one of them only.
    private readonly ConcurrentDictionary<FeedId, bool> underWay = new();

    /// <param name="watch">What is watched; feeds that another round is polling are left to it.</param>
    /// <param name="all">Also feeds that are not due.</param>
    /// <param name="onPolled">Told of each feed as it is done, from several threads; null: nobody.</param>
    public async Task<PollReport> RunAsync(WatchConfiguration watch, bool all, Action<FeedReport>? onPolled, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var due = await TakeDueAsync(watch, all, cancellationToken);
        var reports = await Task.WhenAll(due.Select(polled => PollPolitelyAsync(polled.Feed, polled.State, watch, onPolled, cancellationToken)));
        var report = new PollReport(reports, time.GetElapsedTime(started));
        if (report.Polled > 0)
        {
            Log.Cycle(logger, report.Polled, report.Unchanged, report.Failed, report.New, report.Hits, report.Took);
        }

        return report;
    }

    public void Dispose() => places.Dispose();

    // Taken before the states are read: a state read earlier could be that of the round before.
    private async Task<IReadOnlyList<(Feed Feed, FeedState State)>> TakeDueAsync(WatchConfiguration watch, bool all, CancellationToken cancellationToken)
    {
        var due = new List<(Feed Feed, FeedState State)>();
        var taken = watch.Feeds.Where(feed => underWay.TryAdd(feed.Id, true)).ToList();
        try
        {
            var known = await states.GetAllAsync(cancellationToken);
            due.AddRange(taken
                .Select(feed => (Feed: feed, State: (known.GetValueOrDefault(feed.Id) ?? FeedState.Unknown(feed.Id)).For(feed)))
                .Where(polled => all || IsDue(polled.State)));
            return due;
        }
        finally
        {
            foreach (var feed in taken.Except(due.Select(polled => polled.Feed)))
            {
                underWay.TryRemove(feed.Id, out _);
            }
        }
    }

    private bool IsDue(FeedState state)
    {
        var soon = time.GetUtcNow() + Slack;
        return state.IsDue(soon) && (!notBefore.TryGetValue(state.FeedId, out var at) || at <= soon);
    }

    private async Task<FeedReport> PollPolitelyAsync(
        Feed feed, FeedState state, WatchConfiguration watch, Action<FeedReport>? onPolled, CancellationToken cancellationToken)
    {
        try
        {
            using var turn = await pacer.EnterAsync((state.AdoptedUrl ?? feed.Url).Authority, cancellationToken);
            await places.WaitAsync(cancellationToken);
            try
            {
                var report = await PollAsync(feed, state, watch, cancellationToken);
                onPolled?.Invoke(report);

                // A broad rule finds thousands of stories in a first poll: the rest of the cycle needs no copies of their texts.
                return report with { Hits = [.. report.Hits.Select(hit => hit with { Text = string.Empty })] };
            }
            finally
            {
                places.Release();
            }
        }
        finally
        {
            underWay.TryRemove(feed.Id, out _);
        }
    }

    private async Task<FeedReport> PollAsync(Feed feed, FeedState state, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        try
        {
            var report = await poll.RunAsync(feed, state, watch, cancellationToken);
            notBefore.TryRemove(feed.Id, out _);
            return report;
        }
#pragma warning disable CA1031 // The one broad catch: whatever breaks in one feed, the others must be polled. Nothing is lost, since the state was not saved.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            notBefore[feed.Id] = time.GetUtcNow() + (feed.Every ?? options.Value.Interval);
            Log.Broken(logger, exception, feed.Name);
            return new FeedReport { Feed = feed, Outcome = FeedOutcome.Failed, Error = exception.Message };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1010, Level = LogLevel.Information, Message = "Polled {Polled} feeds ({Unchanged} unchanged, {Failed} failed): {New} new stories, {Hits} hits in {Took}")]
        public static partial void Cycle(ILogger logger, int polled, int unchanged, int failed, int @new, int hits, TimeSpan took);

        [LoggerMessage(EventId = 1011, Level = LogLevel.Error, Message = "{FeedName} could not be polled")]
        public static partial void Broken(ILogger logger, Exception exception, string feedName);
    }
}
