using System.Diagnostics;
using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Fetching;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch;

/// <summary>One feed through the steps: fetch, parse, match, add hits, add alerts, add stories, and the state last. Stopped after any of the writes, the next run adds what is missing and nothing twice.</summary>
public sealed partial class FeedPoll(
    IFeedFetcher fetcher,
    IFeedParser parser,
    IHitStore hits,
    IOutbox outbox,
    IStoryStore stories,
    IOptions<PollOptions> options,
    TimeProvider time,
    ILogger<FeedPoll> logger)
{
    /// <param name="feed">What is polled.</param>
    /// <param name="server">Its server, held by this process: states are read and saved through it.</param>
    /// <param name="watch">The configuration of now.</param>
    /// <exception cref="LeaseLostException">Another process holds the server now and polls the feed again; what was added stays and is added only once.</exception>
    public async Task<FeedReport> RunAsync(Feed feed, ILeasedServer server, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var state = server.StateOf(feed);
        var polled = new PolledFeed(feed, state, server, options.Value, time.GetUtcNow());
        switch (await fetcher.FetchAsync(feed, state, cancellationToken))
        {
            case FetchResult.Fetched fetched:
                return await ReadAsync(polled, fetched, watch, cancellationToken);
            case FetchResult.NotModified:
                return await UnchangedAsync(polled, state.Validators, cancellationToken);
            case FetchResult.RateLimited limited:
                return await FailedAsync(polled, $"The server answered {(int)limited.Status} and asks to be left alone for {limited.RetryAfter}.", limited.RetryAfter, cancellationToken);
            case FetchResult.Gone:
                return await FailedAsync(polled, "The server answered 410: the feed has ended. Remove it, or look for its successor.", TimeSpan.Zero, cancellationToken);
            case FetchResult.Failed failed:
                return await FailedAsync(polled, failed.Reason, TimeSpan.Zero, cancellationToken);
            default:
                throw new UnreachableException();
        }
    }

    private async Task<FeedReport> ReadAsync(PolledFeed polled, FetchResult.Fetched fetched, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var bodyHash = ContentHash.OfBytes(fetched.Body.Span);
        if (polled.WasReadWhole(bodyHash))
        {
            return await UnchangedAsync(polled, fetched.Validators, cancellationToken);
        }

        return parser.Parse(fetched.Body, fetched.ContentType, fetched.FinalUrl) switch
        {
            ParseResult.Parsed parsed => await AddAsync(polled, polled.Reading(fetched, parsed.Document, bodyHash), watch, cancellationToken),
            ParseResult.NotAFeed notAFeed => await FailedAsync(polled, notAFeed.Reason, TimeSpan.Zero, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<FeedReport> AddAsync(PolledFeed polled, Reading reading, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var (feed, state, now) = (polled.Feed, polled.State, polled.At);
        var seen = await polled.Server.GetSeenAsync(feed.Id, cancellationToken);
        var news = StoryNews.Decide(feed.Id, reading.Document, state, seen, now);

        // Alerts come from the hits as stored: after a crash those of the interrupted run say whether they alert.
        var stored = await AddHitsAsync(polled, news.Fresh, watch.RuleSet, cancellationToken);
        var alerted = await AddAlertsAsync(polled, reading, stored, watch.Recipients, cancellationToken);
        if (news.Fresh.Count > 0)
        {
            await stories.AddAsync(news.Fresh, cancellationToken);
        }

        var read = polled.AfterReading(reading) with { LinkIsId = news.LinkIsId, IdVersion = news.IdVersion };
        await polled.Server.SaveAsync(read, seen.With(news.Present), cancellationToken);
        TellIfBack(polled);
        Log.Read(logger, feed.Id, news.New, news.Edited, stored.Count);
        return new FeedReport
        {
            Feed = feed,
            Outcome = reading.IsTaken ? FeedOutcome.Read : FeedOutcome.Truncated,
            New = news.New,
            Edited = news.Edited,
            Hits = stored,
            Alerted = alerted,
        };
    }

    private async Task<IReadOnlyList<Hit>> AddHitsAsync(PolledFeed polled, IReadOnlyList<Story> fresh, RuleSet rules, CancellationToken cancellationToken)
    {
        List<Hit> found =
        [
            .. from story in fresh
               from match in rules.Match(polled.Feed, story)
               select Hit.Create(match, polled.Feed, story, polled.At, polled.Alerts(story)),
        ];
        return found.Count == 0 ? [] : await hits.AddAsync(found, cancellationToken);
    }

    private async Task<IReadOnlyList<RecipientId>> AddAlertsAsync(PolledFeed polled, Reading reading, IReadOnlyList<Hit> stored, IReadOnlyList<Recipient> recipients, CancellationToken cancellationToken)
    {
        var alerts = HitAlerts.Create(stored, recipients, polled.At).ToList();
        if (polled.IsFirst)
        {
            alerts.AddRange(Notices.FirstPoll(polled.Feed, stored, recipients, polled.At));
        }

        if (reading is { IsTaken: true, Truncated: { } truncated })
        {
            alerts.AddRange(Notices.FeedTruncated(polled.Feed, truncated, reading.Document.Entries.Count, recipients, polled.At));
        }

        if (reading.IsOverLimit)
        {
            alerts.AddRange(Notices.FeedOverLimit(polled.Feed, reading.Document.Entries.Count, recipients, polled.At));
        }

        if (alerts.Count > 0)
        {
            await outbox.AddAsync(alerts, cancellationToken);
        }

        return [.. alerts.Select(alert => alert.Recipient).Distinct()];
    }

    private async Task<FeedReport> UnchangedAsync(PolledFeed polled, Validators? validators, CancellationToken cancellationToken)
    {
        await polled.Server.SaveAsync(polled.AfterUnchanged(validators), seen: null, cancellationToken);
        TellIfBack(polled);
        Log.Unchanged(logger, polled.Feed.Id);
        return new FeedReport { Feed = polled.Feed, Outcome = FeedOutcome.Unchanged };
    }

    private void TellIfBack(PolledFeed polled)
    {
        if (polled.State.ConsecutiveFailures > 0)
        {
            Log.IsBack(logger, polled.Feed.Name, polled.State.ConsecutiveFailures);
        }
    }

    private async Task<FeedReport> FailedAsync(PolledFeed polled, string reason, TimeSpan wait, CancellationToken cancellationToken)
    {
        var failed = polled.AfterFailure(reason, wait);
        await polled.Server.SaveAsync(failed, seen: null, cancellationToken);
        if (failed.ConsecutiveFailures == 1)
        {
            Log.Fails(logger, polled.Feed.Name, reason);
        }
        else
        {
            Log.FailsOn(logger, polled.Feed.Id, failed.ConsecutiveFailures, reason);
        }

        return new FeedReport { Feed = polled.Feed, Outcome = FeedOutcome.Failed, Error = reason };
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1001, Level = LogLevel.Debug, Message = "Feed {FeedId}: {New} new, {Edited} edited, {Hits} hits")]
        public static partial void Read(ILogger logger, FeedId feedId, int @new, int edited, int hits);

        [LoggerMessage(EventId = 1002, Level = LogLevel.Debug, Message = "Feed {FeedId} unchanged")]
        public static partial void Unchanged(ILogger logger, FeedId feedId);

        [LoggerMessage(EventId = 1003, Level = LogLevel.Debug, Message = "Feed {FeedId} failed {Failures} times in a row: {Reason}")]
        public static partial void FailsOn(ILogger logger, FeedId feedId, int failures, string reason);

        [LoggerMessage(EventId = 1004, Level = LogLevel.Information, Message = "{FeedName} cannot be read and is tried on, less often: {Reason}")]
        public static partial void Fails(ILogger logger, string feedName, string reason);

        [LoggerMessage(EventId = 1005, Level = LogLevel.Information, Message = "{FeedName} can be read again, after {Failures} failures")]
        public static partial void IsBack(ILogger logger, string feedName, int failures);
    }
}
