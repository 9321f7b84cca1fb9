using System.Text;
using FeedWatch.Feeds;
using FeedWatch.Host.Settings;
using FeedWatch.Parsing;

namespace FeedWatch.Host.Probing;

/// <summary>Opens what a query is to be tried on. Nothing is kept.</summary>
public sealed class TrialStories(FeedProbe probe, IFeedParser parser, KeptTrial kept, StorePlace store, TrialConfiguration configuration, TimeProvider time)
{
    private const int MostFileBytes = 16 * 1024 * 1024;

    public async Task<TrialResult> OpenAsync(TrialSource source, CancellationToken cancellationToken) => source switch
    {
        TrialSource.OfFeed(var url) => await OpenFeedAsync(url, cancellationToken),
        TrialSource.OfFile(var file) => await OpenFileAsync(file, cancellationToken),
        TrialSource.OfText(var text) => Opened([StoryOf(text, FeedOf(new Uri("http://text.invalid/"), "text"))]),
        TrialSource.Kept(var since) => store.Exists
            ? await kept.OpenAsync(since.Before(time.GetUtcNow()), cancellationToken)
            : new TrialResult.Failed(store.Absence),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task<TrialResult> OpenFeedAsync(Uri url, CancellationToken cancellationToken)
    {
        var watched = await FindWatchedAsync(url, cancellationToken);
        var feed = watched ?? FeedOf(url, url.Host);
        return await probe.AskAsync(feed, cancellationToken) switch
        {
            ProbeResult.Readable readable => Opened(StoriesOf(readable.Document, watched is null && readable.Document.Title is { Length: > 0 } title ? feed with { Name = title } : feed)),
            ProbeResult.NotAFeed page => new TrialResult.Failed($"{page.Reason} Look for the feed with `feedwatch feeds find {url}`."),
            ProbeResult.Failed failed => new TrialResult.Failed($"{failed.Reason} {failed.Advice}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<TrialResult> OpenFileAsync(FileInfo file, CancellationToken cancellationToken)
    {
        if (file.Length > MostFileBytes)
        {
            return new TrialResult.Failed($"{file.Name} is larger than {MostFileBytes} bytes.");
        }

        var url = new Uri(file.FullName);
        var feed = FeedOf(url, file.Name);
        var body = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        return parser.Parse(body, contentType: null, url) is ParseResult.Parsed parsed
            ? Opened(StoriesOf(parsed.Document, feed))
            : Opened([StoryOf(Encoding.UTF8.GetString(body), feed)]);
    }

    // With its name, tags, language and login.
    private async Task<Feed?> FindWatchedAsync(Uri url, CancellationToken cancellationToken)
    {
        var address = CanonicalUrl.OfFeed(url);
        return (await configuration.FindAsync(cancellationToken))?.Feeds.FirstOrDefault(feed => CanonicalUrl.OfFeed(feed.Url) == address);
    }

    private static TrialResult.Opened Opened(IReadOnlyList<TriedStory> stories) => new(stories.ToAsyncEnumerable());

    private static Feed FeedOf(Uri url, string name) => new() { Id = FeedId.Create(url), Url = url, Name = name };

    private IReadOnlyList<TriedStory> StoriesOf(FeedDocument document, Feed feed) =>
        [.. StoryNews.Decide(feed.Id, document, FeedState.Unknown(feed.Id), SeenSet.Empty, time.GetUtcNow()).Fresh.Select(story => new TriedStory(feed, story))];

    private TriedStory StoryOf(string text, Feed feed)
    {
        var parts = text.Split('\n', 2, StringSplitOptions.TrimEntries);
        return new TriedStory(feed, new Story
        {
            Id = new StoryId(ContentHash.Id(text)),
            FeedId = feed.Id,
            Title = parts[0],
            Content = parts.Length > 1 ? parts[1] : string.Empty,
            FirstSeenAt = time.GetUtcNow(),
            ContentHash = ContentHash.Id(text),
        });
    }
}
