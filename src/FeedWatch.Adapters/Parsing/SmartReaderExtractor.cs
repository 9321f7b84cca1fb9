using AngleSharp.Html.Parser;
using FeedWatch.Parsing.Articles;
using Microsoft.Extensions.Logging;
using SmartReader;

namespace FeedWatch.Adapters.Parsing;

/// <summary>Finds articles as the reading view of a browser does. The page is parsed here, without a script engine or a loader, so that SmartReader has nothing to ask for.</summary>
#pragma warning disable CA1001 // A semaphore that nobody asks for its wait handle has nothing to dispose of.
public sealed partial class SmartReaderExtractor(TimeProvider time, ILogger<SmartReaderExtractor> logger) : IArticleExtractor
#pragma warning restore CA1001
{
    // An ordinary page takes some ten milliseconds; the worst of those that ArticlePage lets pass is well below this.
    private static readonly TimeSpan LongestSearch = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    // What says less is a notice, or a caption.
    private const int FewestLetters = 110;

    // A Chinese character says as much as so many letters.
    private const int LettersOfACharacter = 3;
    private const char FirstIdeograph = '\u2E80';

    // Below this it looks again, less strictly.
    private const int CharactersOfAnArticle = 250;

    private const int AtOnce = 2;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions { DisableElementPositionTracking = true, SkipComments = true, MaximumDepth = 100 });

    // A search cannot be stopped: one that goes on after its time keeps its place, so that there are never more of them.
    private readonly SemaphoreSlim places = new(AtOnce);

    public async Task<Extraction> ExtractAsync(string page, Uri url, CancellationToken cancellationToken)
    {
        if (!await EnterAsync(cancellationToken))
        {
            Log.NoPlace(logger, url.Authority, LongestWait);
            return new Extraction.Busy();
        }

        try
        {
            return await Task.Run(() => FindAndLeave(page, url), CancellationToken.None).WaitAsync(LongestSearch, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.TooLong(logger, url.Authority, LongestSearch);
            return new Extraction.Busy();
        }
    }

    private async Task<bool> EnterAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestWait, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await places.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private Extraction FindAndLeave(string page, Uri url)
    {
        try
        {
            return Find(page, url);
        }
        finally
        {
            places.Release();
        }
    }

    private Extraction Find(string page, Uri url)
    {
        try
        {
            using var document = Parser.ParseDocument(page);
            using var reader = new Reader(url.AbsoluteUri, document)
            {
                DisableJSONLD = true,
                ContinueIfNotReadable = true,
                CharThreshold = CharactersOfAnArticle,
            };
            reader.AddCustomOperationEnd(LinkLists.RemoveFrom);
            var article = reader.GetArticle();
            return article.Content is { } html && Letters(article.TextContent) >= FewestLetters ? new Extraction.Found(html) : new Extraction.None();
        }
#pragma warning disable CA1031 // Pages break what was never thought of: one that does is a page without an article, and the feed is polled on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Broken(logger, exception, url.Authority);
            return new Extraction.None();
        }
    }

    private static int Letters(string? text) =>
        (text ?? string.Empty).Sum(character => char.IsLetterOrDigit(character) ? character >= FirstIdeograph ? LettersOfACharacter : 1 : 0);

    private static partial class Log
    {
        [LoggerMessage(EventId = 3001, Level = LogLevel.Debug, Message = "A page of {Server} was given up: its article was not found within {Limit}")]
        public static partial void TooLong(ILogger logger, string server, TimeSpan limit);

        [LoggerMessage(EventId = 3002, Level = LogLevel.Debug, Message = "A page of {Server} could not be searched for an article")]
        public static partial void Broken(ILogger logger, Exception exception, string server);

        [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "A page of {Server} was not searched for an article: within {Limit} no other search came to its end. It is tried again")]
        public static partial void NoPlace(ILogger logger, string server, TimeSpan limit);
    }
}
