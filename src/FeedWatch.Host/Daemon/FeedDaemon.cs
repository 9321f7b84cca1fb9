using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Host.Commands;
using FeedWatch.Host.Settings;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Daemon;

/// <summary>Polls and delivers until it is told to stop: a few loops side by side, none of which ends because one of its rounds failed.</summary>
public sealed partial class FeedDaemon(
    PollCycle cycle,
    Deliverer deliverer,
    RuleCatchUp catchUp,
    Retention retention,
    WatchedConfiguration watched,
    IMailTransport transport,
    IWatchPlace place,
    TimeProvider time,
    ILogger<FeedDaemon> logger)
{
    private static readonly TimeSpan BetweenPolls = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BetweenDeliveries = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan BetweenCatchUps = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenRetentions = TimeSpan.FromHours(1);

    private WatchConfiguration Watch => watched.Current ?? throw new InvalidOperationException("Nothing is watched yet.");

    public async Task RunAsync(WatchConfiguration watch, CancellationToken stop)
    {
        watched.Begin(watch);
        SayHello(watch);
        await Task.WhenAll(
            OverlapAsync("Polling", BetweenPolls, token => cycle.RunAsync(Watch, all: false, onPolled: null, token), stop),
            OverlapAsync("Delivering", BetweenDeliveries, token => deliverer.RunAsync(Watch.Audience, all: false, onAccepted: null, token), stop),
            RepeatAsync("Running new rules", BetweenCatchUps, token => catchUp.RunAsync(Watch, token), stop),
            RepeatAsync("Reading the configuration", place.BetweenLooks, LookAsync, stop),
            RepeatAsync("Removing what is old", BetweenRetentions, retention.RunAsync, stop));
        Log.Stopped(logger);
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        if (await watched.LookAsync(keepsCopy: true, cancellationToken))
        {
            await catchUp.RunAsync(Watch, cancellationToken);
        }
    }

    /// <summary>A round begins on time even if an earlier one is still waiting for a slow server.</summary>
    private async Task OverlapAsync(string what, TimeSpan every, Func<CancellationToken, Task> roundAsync, CancellationToken stop)
    {
        var rounds = new List<Task>();
        await RepeatAsync(
            what,
            every,
            _ =>
            {
                rounds.RemoveAll(round => round.IsCompleted);
                rounds.Add(TryAsync(what, roundAsync, stop));
                return Task.CompletedTask;
            },
            stop);
        await Task.WhenAll(rounds);
    }

    private async Task RepeatAsync(string what, TimeSpan every, Func<CancellationToken, Task> roundAsync, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            do
            {
                await TryAsync(what, roundAsync, stop);
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop between two rounds.
        }
    }

    private async Task TryAsync(string what, Func<CancellationToken, Task> roundAsync, CancellationToken stop)
    {
        try
        {
            await roundAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop in the middle: what was not finished is done again after the next start.
        }
#pragma warning disable CA1031 // A full disk or a bug in one round must not end the watch: what failed is tried again in the next.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.RoundFailed(logger, exception, what);
        }
    }

    private void SayHello(WatchConfiguration watch)
    {
        Log.Started(logger, place.Name, watch.Feeds.Count, watch.Rules.Count, watch.Recipients.Count, transport.Name);
        if (MailAdvice.For(transport) is { } advice)
        {
            Log.NobodyIsEmailed(logger, advice);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 8001, Level = LogLevel.Information, Message = "Watching {Place}: {Feeds} feeds, {Rules} rules, {Recipients} recipients, mail by {Transport}")]
        public static partial void Started(ILogger logger, string place, int feeds, int rules, int recipients, string transport);

        [LoggerMessage(EventId = 8002, Level = LogLevel.Warning, Message = "{Advice}")]
        public static partial void NobodyIsEmailed(ILogger logger, string advice);

        [LoggerMessage(EventId = 8003, Level = LogLevel.Error, Message = "{Round} failed and is tried again")]
        public static partial void RoundFailed(ILogger logger, Exception exception, string round);

        [LoggerMessage(EventId = 8004, Level = LogLevel.Information, Message = "Stopped: nothing is under way any more")]
        public static partial void Stopped(ILogger logger);
    }
}
