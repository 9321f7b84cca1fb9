using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch;

/// <summary>Polls feeds of one server for its holder: politely, a bounded number at once over all servers. One broken feed never stops the others.</summary>
public sealed partial class ServerPoll(
    FeedPoll poll, ServerPacer pacer, IOptions<PolitenessOptions> politeness, TimeProvider time, ILogger<ServerPoll> logger) : IDisposable
{
    private readonly SemaphoreSlim places = new(politeness.Value.MaxConcurrent);

    /// <param name="server">Held by this process; given back at the end, whatever happens.</param>
    /// <param name="feeds">Feeds that the server was opened with.</param>
    /// <param name="watch">The configuration of now.</param>
    /// <param name="all">Also asks feeds of which only articles are due.</param>
    /// <param name="onPolled">Told of each feed as it is done, from several threads; null: nobody.</param>
    /// <returns>Of the feeds that were polled: once the server asks to be left alone, the others are not.</returns>
    public async Task<IReadOnlyList<FeedReport>> RunAsync(
        ILeasedServer server, IReadOnlyList<Feed> feeds, WatchConfiguration watch, bool all, Action<FeedReport>? onPolled, CancellationToken cancellationToken)
    {
        try
        {
            var reports = await Task.WhenAll(feeds.Select(feed => PollInTurnAsync(server, feed, watch, all, onPolled, cancellationToken)));
            return [.. reports.OfType<FeedReport>()];
        }
        finally
        {
            await ReleaseAsync(server);
        }
    }

    public void Dispose() => places.Dispose();

    // Null: the server asked to be left alone by what it answered for another feed, so this one stays due.
    private async Task<FeedReport?> PollInTurnAsync(ILeasedServer server, Feed feed, WatchConfiguration watch, bool all, Action<FeedReport>? onPolled, CancellationToken cancellationToken)
    {
        using var turn = await pacer.EnterAsync((server.StateOf(feed).AdoptedUrl ?? feed.Url).Authority, cancellationToken);
        await places.WaitAsync(cancellationToken);
        try
        {
            if (server.Rest.IsOn(time.GetUtcNow()))
            {
                return null;
            }

            var report = await PollAsync(server, feed, watch, all, cancellationToken);
            onPolled?.Invoke(report);

            // A broad rule finds thousands of stories in a first poll: the rest of the cycle needs no copies of their texts.
            return report with { Hits = [.. report.Hits.Select(hit => hit with { Text = string.Empty })] };
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<FeedReport> PollAsync(ILeasedServer server, Feed feed, WatchConfiguration watch, bool all, CancellationToken cancellationToken)
    {
        using var trace = PollTrace.Begin(feed);
        try
        {
            return trace.Ended(await poll.RunAsync(feed, server, watch, all, cancellationToken));
        }
        catch (LeaseLostException exception)
        {
            Log.Superseded(logger, feed.Name, exception.Message);
            return trace.Ended(new FeedReport { Feed = feed, Outcome = FeedOutcome.Superseded });
        }
#pragma warning disable CA1031 // The one broad catch: whatever breaks in one feed, the others must be polled. Nothing is lost, since the state was not saved.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Broken(logger, exception, feed.Name);
            return trace.Ended(new FeedReport { Feed = feed, Outcome = FeedOutcome.Failed, IsSaved = false, Error = exception.Message });
        }
    }

    // Also when told to stop. Where it cannot be done, the lease runs out by itself.
    private async Task ReleaseAsync(ILeasedServer server)
    {
        try
        {
            await server.ReleaseAsync(CancellationToken.None);
        }
        catch (Storing.StorageException exception)
        {
            Log.NotReleased(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1011, Level = LogLevel.Error, Message = "{FeedName} could not be polled")]
        public static partial void Broken(ILogger logger, Exception exception, string feedName);

        [LoggerMessage(EventId = 1012, Level = LogLevel.Information, Message = "{FeedName} is left to another process: {Reason}")]
        public static partial void Superseded(ILogger logger, string feedName, string reason);

        [LoggerMessage(EventId = 1013, Level = LogLevel.Warning, Message = "A server's lease could not be given back and will run out")]
        public static partial void NotReleased(ILogger logger, Exception exception);
    }
}
