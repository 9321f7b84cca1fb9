using System.Diagnostics;
using System.Net;
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
    IArchiveReader archives,
    IArticleReader articleReader,
    IOptions<PollOptions> options,
    TimeProvider time,
    ILogger<FeedPoll> logger)
{
    private readonly GapWatch gaps = new(archives);
    private readonly HitWriter hitWriter = new(hits, outbox, logger);
    private readonly ArticleStage articles = new(articleReader, stories, new HitWriter(hits, outbox, logger), time, logger);

    /// <param name="feed">What is polled.</param>
    /// <param name="server">Its server, held by this process: states are read and saved through it.</param>
    /// <param name="watch">The configuration of now.</param>
    /// <param name="all">Also asks a feed of which only articles are due.</param>
    /// <exception cref="LeaseLostException">Another process holds the server now and polls the feed again; what was added stays and is added only once.</exception>
    public async Task<FeedReport> RunAsync(Feed feed, ILeasedServer server, WatchConfiguration watch, bool all, CancellationToken cancellationToken)
    {
        var polled = new PolledFeed(feed, server.StateOf(feed), server, options.Value, time.GetUtcNow());
        if (!all && polled.HasOnlyArticlesDue)
        {
            return await ReadArticlesAsync(polled, polled.State with { NextPollAt = polled.State.Articles.FeedDueAt }, watch, cancellationToken);
        }

        var answer = await fetcher.FetchAsync(feed, polled.Asked, cancellationToken);
        NoteAnswer(polled, answer);
        return answer switch
        {
            FetchResult.Fetched fetched => await ReadAsync(polled, fetched, watch, cancellationToken),
            FetchResult.NotModified => await UnchangedAsync(polled, answer, polled.State.Validators, watch, cancellationToken),
            FetchResult.RateLimited limited => await FailedAsync(polled, PollFailure.Of(limited, LetRest(polled, limited, limited.RetryAfter)), watch, cancellationToken),
            FetchResult.Failed { Status: HttpStatusCode.TooManyRequests } failed => await FailedAsync(polled, new PollFailure(failed.Reason, LetRest(polled, failed, wish: null)), watch, cancellationToken),
            FetchResult.Failed failed => await FailedAsync(polled, PollFailure.Of(failed), watch, cancellationToken),
            FetchResult.Gone gone => await FailedAsync(polled, PollFailure.Of(gone), watch, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<FeedReport> ReadAsync(PolledFeed polled, FetchResult.Fetched fetched, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var bodyHash = ContentHash.OfBytes(fetched.Body.Span);
        if (polled.WasReadWhole(bodyHash))
        {
            return await UnchangedAsync(polled, fetched, fetched.Validators, watch, cancellationToken);
        }

        return parser.Parse(fetched.Body, fetched.ContentType, fetched.FinalUrl) switch
        {
            ParseResult.Parsed parsed => await AddAsync(polled, polled.Reading(fetched, parsed.Document, bodyHash), watch, cancellationToken),
            ParseResult.NotAFeed notAFeed => await FailedAsync(polled, new PollFailure(notAFeed.Reason), watch, cancellationToken),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<FeedReport> AddAsync(PolledFeed polled, Reading reading, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var seen = await polled.Server.GetSeenAsync(polled.Feed.Id, cancellationToken);
        var found = await articles.PrepareAsync(polled, reading.Document, await gaps.DiscoverAsync(polled, reading.Document, seen, cancellationToken), cancellationToken);
        var after = StateAfter.Reading(polled, reading, found);

        // Alerts come from the hits as stored: after a crash those of the interrupted run say whether they alert.
        var stored = await hitWriter.AddHitsAsync(polled.Feed, found.News.Fresh.Select(story => new FoundStory(story, polled.Alerts(story, found))), watch.RuleSet, polled.At, cancellationToken);
        var alerted = await hitWriter.AddAlertsAsync(
            [.. HitAlerts.Create(stored, watch.Recipients, polled.At), .. PollNotices.Of(polled, reading, found, stored, watch.Recipients), .. FeedNotices.Of(polled.Feed, polled.State, after, watch.Recipients, polled.At)],
            cancellationToken);
        if (found.News.Fresh.Count > 0)
        {
            await stories.AddAsync(found.News.Fresh, cancellationToken);
        }

        var read = await articles.RunAsync(polled, after, found.Articles, watch, cancellationToken);
        await polled.Server.SaveAsync(read.State, seen.With(found.News.Present), cancellationToken);
        Tell(polled, after);
        Log.Read(logger, polled.Feed.Id, found.News.New, found.News.Edited, stored.Count);
        return new FeedReport
        {
            Feed = polled.Feed,
            Outcome = reading.IsTaken ? FeedOutcome.Read : FeedOutcome.Truncated,
            New = found.News.New,
            Edited = found.News.Edited,
            Hits = [.. stored.Concat(read.Hits).DistinctBy(hit => hit.Key)],
            Alerted = [.. alerted.Union(read.Alerted)],
        };
    }

    private async Task<FeedReport> UnchangedAsync(PolledFeed polled, FetchResult answer, Validators? validators, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var report = await EndAsync(polled, StateAfter.Unchanged(polled, answer, validators), watch, cancellationToken);
        Log.Unchanged(logger, polled.Feed.Id);
        return report with { Outcome = FeedOutcome.Unchanged };
    }

    private async Task<FeedReport> FailedAsync(PolledFeed polled, PollFailure failure, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var report = await EndAsync(polled, StateAfter.Failure(polled, failure), watch, cancellationToken);
        return report with { Outcome = FeedOutcome.Failed, Error = failure.Reason };
    }

    // Without a story of its own there is only the state, what it has to tell, and articles.
    private async Task<FeedReport> EndAsync(PolledFeed polled, FeedState after, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var alerted = await hitWriter.AddAlertsAsync(FeedNotices.Of(polled.Feed, polled.State, after, watch.Recipients, polled.At), cancellationToken);
        var report = await ReadArticlesAsync(polled, after, watch, cancellationToken);
        Tell(polled, after);
        return report with { Alerted = [.. alerted.Union(report.Alerted)] };
    }

    private async Task<FeedReport> ReadArticlesAsync(PolledFeed polled, FeedState after, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        var read = await articles.RunAsync(polled, after, added: [], watch, cancellationToken);
        await polled.Server.SaveAsync(read.State, seen: null, cancellationToken);
        return new FeedReport { Feed = polled.Feed, Outcome = FeedOutcome.Unchanged, Hits = read.Hits, Alerted = read.Alerted };
    }

    /// <summary>How long the feed has to wait. Where it moved or was sent on to another server, that one asks for itself alone.</summary>
    private static TimeSpan LetRest(PolledFeed polled, FetchResult answer, TimeSpan? wish) =>
        answer.AnsweredBy?.Authority == polled.Feed.Server ? polled.Server.Rest.Ask(wish, polled.At).Until - polled.At : wish ?? TimeSpan.Zero;

    // Whoever sends us on has answered; no answer at all says nothing.
    private static void NoteAnswer(PolledFeed polled, FetchResult answer)
    {
        var asksForRest = answer is FetchResult.RateLimited or FetchResult.Failed { Status: HttpStatusCode.TooManyRequests };
        if (answer.AnsweredBy is { } by && polled.AskedUrl.Authority == polled.Feed.Server && !(asksForRest && by.Authority == polled.Feed.Server))
        {
            polled.Server.Rest.Answer(polled.At);
        }
    }

    private void Tell(PolledFeed polled, FeedState after)
    {
        var (before, name) = (polled.State, polled.Feed.Name);
        switch (before.ConsecutiveFailures, after.ConsecutiveFailures)
        {
            case (0, 1):
                Log.Fails(logger, name, after.LastError);
                break;
            case (_, > 1):
                Log.FailsOn(logger, polled.Feed.Id, after.ConsecutiveFailures, after.LastError);
                break;
            case ( > 0, 0):
                Log.IsBack(logger, name, before.ConsecutiveFailures);
                break;
        }

        if (after.History.LiedAt is not null && before.History.LiedAt is null)
        {
            Log.Lied(logger, name);
        }

        if (after.AdoptedUrl is { } adopted && adopted != before.AdoptedUrl)
        {
            Log.Moved(logger, name, adopted.Authority);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1001, Level = LogLevel.Debug, Message = "Feed {FeedId}: {New} new, {Edited} edited, {Hits} hits")]
        public static partial void Read(ILogger logger, FeedId feedId, int @new, int edited, int hits);

        [LoggerMessage(EventId = 1002, Level = LogLevel.Debug, Message = "Feed {FeedId} unchanged")]
        public static partial void Unchanged(ILogger logger, FeedId feedId);

        [LoggerMessage(EventId = 1003, Level = LogLevel.Debug, Message = "Feed {FeedId} failed {Failures} times in a row: {Reason}")]
        public static partial void FailsOn(ILogger logger, FeedId feedId, int failures, string? reason);

        [LoggerMessage(EventId = 1004, Level = LogLevel.Information, Message = "{FeedName} cannot be read and is tried on, less often: {Reason}")]
        public static partial void Fails(ILogger logger, string feedName, string? reason);

        [LoggerMessage(EventId = 1005, Level = LogLevel.Information, Message = "{FeedName} can be read again, after {Failures} failures")]
        public static partial void IsBack(ILogger logger, string feedName, int failures);

        [LoggerMessage(EventId = 1006, Level = LogLevel.Warning, Message = "{FeedName} had new stories under the validators of the old ones: its 304 is not believed any more, it is fetched in full")]
        public static partial void Lied(ILogger logger, string feedName);

        [LoggerMessage(EventId = 1007, Level = LogLevel.Information, Message = "{FeedName} has moved for good and is polled at {Server} from now on")]
        public static partial void Moved(ILogger logger, string feedName, string server);
    }
}
