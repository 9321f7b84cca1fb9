using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Host.Functions.Telemetry;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Host.Functions;

/// <summary>Picks up what a process that died has left behind, and says how late we are. Each part is tried although another failed.</summary>
public sealed partial class Sweep(
    RuleCatchUp catchUp,
    IOutbox outbox,
    IMailStore mails,
    IMailTransport transport,
    IWorkQueue queue,
    Retention retention,
    LatenessCheck lateness,
    MetricsReport report,
    TimeProvider time,
    ILogger<Sweep> logger)
{
    // Once a night, in as many steps as there are sweeps in that hour: reading all partitions costs transactions.
    private const int RetentionHour = 3;

    // Two slow parts leave time for the others before the host's deadline.
    private static readonly TimeSpan LongestPart = TimeSpan.FromMinutes(5);

    public async Task RunAsync(WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var failed = new List<Exception>();
        await TryAsync("Running new rules", token => catchUp.RunAsync(watch, token));
        await TryAsync("Looking for waiting alerts", HandOutAsync);
        await TryAsync("Measuring lateness", token => MeasureAsync(watch, token));
        if (time.GetUtcNow().Hour == RetentionHour)
        {
            await TryAsync("Removing what is old", retention.RunAsync);
        }

        if (failed.Count > 0)
        {
            throw new AggregateException("Parts of the sweep failed and are tried again by the next.", failed);
        }

        async Task TryAsync(string part, Func<CancellationToken, Task> runAsync)
        {
            using var limit = new CancellationTokenSource(LongestPart, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                await runAsync(either.Token);
            }
#pragma warning disable CA1031 // Whatever breaks in one part, or takes too long, the others must run: they are what brings lost work back.
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.PartFailed(logger, exception, part);
                failed.Add(exception);
            }
        }
    }

    private async Task HandOutAsync(CancellationToken cancellationToken)
    {
        if (transport.Missing is { } missing)
        {
            Log.MailIsHeld(logger, missing);
            return;
        }

        var now = time.GetUtcNow();
        var waiting = await outbox.FindRecipientsWithDueAlertsAsync(now, cancellationToken);
        var retrying = await mails.FindRecipientsWithDueMailAsync(now, cancellationToken);
        foreach (var recipient in waiting.Union(retrying))
        {
            await queue.SendAsync(new DeliverWork(recipient), TimeSpan.Zero, cancellationToken);
        }
    }

    private async Task MeasureAsync(WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var late = await lateness.MeasureAsync(watch, cancellationToken);
        await report.SendAsync(late, cancellationToken);
        Log.Lateness(logger, late.Feed, late.Alert, late.Poison);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 8110, Level = LogLevel.Error, Message = "{Part} failed and is tried again by the next sweep")]
        public static partial void PartFailed(ILogger logger, Exception exception, string part);

        [LoggerMessage(EventId = 8111, Level = LogLevel.Warning, Message = "{Advice}")]
        public static partial void MailIsHeld(ILogger logger, string advice);

        [LoggerMessage(EventId = 8112, Level = LogLevel.Information, Message = "The latest feed is {Feed} past due, the latest alert {Alert}; {Poison} messages are in the poison queues")]
        public static partial void Lateness(ILogger logger, TimeSpan feed, TimeSpan alert, int poison);
    }
}
