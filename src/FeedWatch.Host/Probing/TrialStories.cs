using System.Runtime.CompilerServices;
using System.Text;
using FeedWatch.Feeds;
using FeedWatch.Host.Settings;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Host.Probing;

/// <summary>Opens what a query is to be tried on. Nothing is kept.</summary>
public sealed class TrialStories(FeedProbe probe, IFeedParser parser, Lazy<IStoryStore> stories, StorePlace store, TrialConfiguration configuration, TimeProvider time)
{
    private const int MostFileBytes = 16 * 1024 * 1024;

    public async Task<TrialResult> OpenAsync(TrialSource source, CancellationToken cancellationToken) => source switch
    {
        TrialSource.OfFeed(var url) => await OpenFeedAsync(url, cancellationToken),
        TrialSource.OfFile(var file) => await OpenFileAsync(file, cancellationToken),
        TrialSource.OfText(var text) => Opened([StoryOf(text, FeedOf(new Uri("http://text.invalid/"), "text"))]),
        TrialSource.Kept(var since) => store.Exists
            ? new TrialResult.Opened(ReadKeptAsync(since.Before(time.GetUtcNow()), cancellationToken), TellsRate: true)
            : new TrialResult.Failed(store.Absence),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private async Task<TrialResult> OpenFeedAsync(Uri url, CancellationToken cancellationToken)
    {
        var feed = FeedOf(url, url.Host);
        return await probe.AskAsync(feed, cancellationToken) switch
        {
            ProbeResult.Readable readable => Opened(StoriesOf(readable.Document, readable.Document.Title is { Length: > 0 } title ? feed with { Name = title } : feed)),
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

    private async IAsyncEnumerable<TriedStory> ReadKeptAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var feeds = (await configuration.FindAsync(cancellationToken))?.Feeds.ToDictionary(feed => feed.Id) ?? [];
        await foreach (var story in stories.Value.FindAsync(since, cancellationToken))
        {
            // A feed that is no longer watched is known by its id only.
            var feed = feeds.GetValueOrDefault(story.FeedId) ?? FeedOf(story.Link ?? new Uri("http://unknown.invalid/"), story.FeedId.Value) with { Id = story.FeedId };
            yield return new TriedStory(feed, story);
        }
    }

    private static TrialResult.Opened Opened(IReadOnlyList<TriedStory> stories) => new(stories.ToAsyncEnumerable(), TellsRate: false);

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
