using System.Diagnostics;
using FeedWatch.Alerting;
using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using Microsoft.Extensions.Logging;

namespace FeedWatch;

/// <summary>The second stage of a poll, for feeds that give only teasers: reads some of the articles that are due, keeps their text and matches the stories again. All before the state is saved.</summary>
internal sealed partial class ArticleStage(IArticleReader reader, IStoryStore stories, HitWriter hits, TimeProvider time, ILogger logger)
{
    private const int MostAtOnce = 10;

    // Of the store.
    private const int MostStoriesAtOnce = 200;

    // The feed's turn and the teasers' alerts wait for us: no further article is begun after this.
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(20);

    /// <summary>The stories with the text of articles that were read before, and the articles that are to be read.</summary>
    public async Task<Discovery> PrepareAsync(PolledFeed polled, FeedDocument document, Discovery found, CancellationToken cancellationToken)
    {
        if (!polled.Feed.FullText || found.News.Fresh.Count == 0)
        {
            return found;
        }

        var kept = new Dictionary<StoryId, Story>();
        foreach (var some in found.News.Fresh.Select(story => story.Id).Chunk(MostStoriesAtOnce))
        {
            foreach (var story in await stories.GetAsync(polled.Feed.Id, some, cancellationToken))
            {
                kept[story.Id] = story;
            }
        }

        return AwaitedArticles.Of(polled, document, found, kept);
    }

    /// <param name="polled">The feed, which need not have been asked itself.</param>
    /// <param name="after">Its state but for the articles.</param>
    /// <param name="added">Articles that are to be read from now on.</param>
    /// <param name="watch">The configuration of now.</param>
    public async Task<ArticlesRead> RunAsync(PolledFeed polled, FeedState after, IReadOnlyList<PendingArticle> added, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        if (!polled.Feed.FullText)
        {
            return new ArticlesRead(after with { Articles = PendingArticles.None }, [], []);
        }

        var pending = after.Articles.With(added, out var dropped);
        if (dropped > 0)
        {
            Log.TooMany(logger, polled.Feed.Name, dropped, PendingArticles.Capacity);
        }

        var round = new ArticleRound(polled, pending.Waiting);
        await ReadDueAsync(round, after.History.HomePage, cancellationToken);
        var (stored, alerted) = await AddAsync(round, watch, cancellationToken);
        var (nextPollAt, articles) = (pending with { Waiting = round.Waiting }).Plan(after.NextPollAt, polled.At);
        return new ArticlesRead(after with { NextPollAt = nextPollAt, Articles = articles }, stored, alerted);
    }

    private async Task ReadDueAsync(ArticleRound round, Uri? homePage, CancellationToken cancellationToken)
    {
        var due = round.TakeDue(MostAtOnce);
        if (due.Count == 0)
        {
            return;
        }

        var (begunAt, feed, heldServer) = (time.GetTimestamp(), round.Polled.Feed, round.Polled.HeldServer);
        var kept = (await stories.GetAsync(feed.Id, [.. due.Select(article => new StoryId(article.Story))], cancellationToken)).ToDictionary(story => story.Id.Value);
        foreach (var article in due.TakeWhile(_ => time.GetElapsedTime(begunAt) < MostTime))
        {
            switch (kept.GetValueOrDefault(article.Story))
            {
                case null:
                    round.GiveUp(article);
                    break;
                case { HasArticle: true } story:
                    // A run that was interrupted got as far as this.
                    round.Found(article, story);
                    break;
                case var story when round.MayBeAsked(article):
                    Note(round, article, story, await reader.ReadAsync(new ArticleRequest(feed, article.Link, homePage, heldServer), cancellationToken));
                    break;
            }
        }

        // Found, or none: only now is it known which pages stand behind several links.
        foreach (var (article, story, text) in round.TakePages())
        {
            Settle(round, article, story, text);
        }
    }

    private void Note(ArticleRound round, PendingArticle article, Story story, ArticleResult result)
    {
        Log.Tried(logger, round.Polled.Feed.Id, article.Story, result.GetType().Name, article.Tries + 1);
        switch (result)
        {
            // What says less than the teaser is a notice of some kind.
            case ArticleResult.Read read when read.Text.Length > story.Body.Length:
                round.Came(article, story, read);
                break;
            case ArticleResult.Read or ArticleResult.Unreadable:
                round.TryAgain(article, PendingArticle.TriesOfAPageWithoutOne);
                break;
            case ArticleResult.NotThere:
                round.TryAgain(article, PendingArticle.TriesOfAMissingPage);
                break;
            case ArticleResult.Missing:
                round.GiveUp(article);
                break;
            case ArticleResult.Busy busy:
                round.LeaveAlone(article, busy.Wish, busy.AnsweredBy, ArticleRests.Usual);
                break;
            case ArticleResult.NotAsked notAsked:
                round.Wait(article.Link.Authority, notAsked.Wait);
                break;
            case ArticleResult.Failed:
                round.TryLater(article);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Settle(ArticleRound round, PendingArticle article, Story story, string? text)
    {
        if (text is null)
        {
            round.TryAgain(article, PendingArticle.TriesOfAPageWithoutOne);
        }
        else
        {
            round.Found(article, story.WithArticle(text));
        }
    }

    // The texts first: with them kept, a run after a crash finds the same without asking again.
    private async Task<(IReadOnlyList<Hit> Stored, IReadOnlyList<RecipientId> Alerted)> AddAsync(ArticleRound round, WatchConfiguration watch, CancellationToken cancellationToken)
    {
        if (round.Read.Count == 0)
        {
            return ([], []);
        }

        var (feed, at) = (round.Polled.Feed, round.Polled.At);
        await stories.AddAsync([.. round.Read.Select(found => found.Story)], cancellationToken);
        var stored = await hits.AddHitsAsync(feed, round.Read, watch.RuleSet, at, cancellationToken);
        var alerted = await hits.AddAlertsAsync(HitAlerts.Create(stored, watch.Recipients, at), cancellationToken);
        Log.Read(logger, feed.Id, round.Read.Count, stored.Count);
        return (stored, alerted);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1050, Level = LogLevel.Debug, Message = "Feed {FeedId}: {Articles} articles read, {Hits} hits")]
        public static partial void Read(ILogger logger, FeedId feedId, int articles, int hits);

        [LoggerMessage(EventId = 1051, Level = LogLevel.Debug, Message = "Feed {FeedId}: the article of story {Story} was tried {Tries} times: {Result}")]
        public static partial void Tried(ILogger logger, FeedId feedId, string story, string result, int tries);

        [LoggerMessage(EventId = 1052, Level = LogLevel.Information, Message = "{FeedName} has more new stories than articles are waited for: {Dropped} of the oldest are left at their teasers ({Most} at most)")]
        public static partial void TooMany(ILogger logger, string feedName, int dropped, int most);
    }
}

/// <param name="State">To be saved.</param>
/// <param name="Hits">As stored.</param>
/// <param name="Alerted">Who has alerts from it.</param>
internal sealed record ArticlesRead(FeedState State, IReadOnlyList<Hit> Hits, IReadOnlyList<RecipientId> Alerted);
