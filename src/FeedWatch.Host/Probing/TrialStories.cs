using System.Text;
using FeedWatch.Configuration;
using FeedWatch.Feeds;
using FeedWatch.Host.Commands;
using FeedWatch.Host.Settings;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;

namespace FeedWatch.Host.Probing;

/// <summary>Runs a query over stories without keeping anything.</summary>
public sealed class TrialStories(FeedProbe probe, IFeedParser parser, Lazy<IStoryStore> stories, StorePlace store, WatchFile watchFile, IWatchPlace place, ConfigurationReader reader, TimeProvider time)
{
    private const int MostFileBytes = 16 * 1024 * 1024;

    /// <summary>Those that feedwatch.yaml would have; the shipped ones where there is no valid one.</summary>
    public async Task<AliasSet> GetAliasesAsync(CancellationToken cancellationToken) =>
        await ReadConfigurationAsync(cancellationToken) is { } watch ? AliasSet.Shipped.With(watch.Aliases) : AliasSet.Shipped;

    public async Task<TrialResult> FindAsync(Query query, TrialSource source, CancellationToken cancellationToken) => source switch
    {
        { Feed: { } url } => await OnFeedAsync(query, url, cancellationToken),
        { File: { } file } => await OnFileAsync(query, file, cancellationToken),
        { Since: { } since } => await OnKeptAsync(query, since.Before(time.GetUtcNow()), cancellationToken),
        _ => throw new ArgumentException("There is nothing to try the query on.", nameof(source)),
    };

    private async Task<TrialResult> OnFeedAsync(Query query, Uri url, CancellationToken cancellationToken)
    {
        var feed = new Feed { Id = FeedId.Create(url), Url = url, Name = url.Host };
        return await probe.AskAsync(feed, cancellationToken) switch
        {
            ProbeResult.Readable readable => Find(query, StoriesOf(readable.Document, feed), _ => readable.Document.Title is { Length: > 0 } title ? feed with { Name = title } : feed),
            ProbeResult.NotAFeed page => new TrialResult.Failed($"{page.Reason} Look for the feed with `feedwatch feeds find {url}`."),
            ProbeResult.Failed failed => new TrialResult.Failed($"{failed.Reason} {failed.Advice}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<TrialResult> OnFileAsync(Query query, FileInfo file, CancellationToken cancellationToken)
    {
        if (file.Length > MostFileBytes)
        {
            return new TrialResult.Failed($"{file.Name} is larger than {MostFileBytes} bytes.");
        }

        var url = new Uri(file.FullName);
        var feed = new Feed { Id = FeedId.Create(url), Url = url, Name = file.Name };
        var body = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        return parser.Parse(body, contentType: null, url) is ParseResult.Parsed parsed
            ? Find(query, StoriesOf(parsed.Document, feed), _ => feed)
            : Find(query, [StoryOf(Encoding.UTF8.GetString(body), feed)], _ => feed);
    }

    private async Task<TrialResult> OnKeptAsync(Query query, DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (!store.Exists)
        {
            return new TrialResult.Failed(store.Absence);
        }

        var feeds = (await ReadConfigurationAsync(cancellationToken))?.Feeds.ToDictionary(feed => feed.Id) ?? [];
        var kept = await stories.Value.FindAsync(since, cancellationToken).ToListAsync(cancellationToken);
        var done = Find(query, kept, story => feeds.GetValueOrDefault(story.FeedId) ?? new Feed { Id = story.FeedId, Url = story.Link ?? new Uri("http://unknown.invalid/"), Name = story.FeedId.Value });
        return kept.Count == 0 ? done : done with { Span = time.GetUtcNow() - kept.Min(story => story.FirstSeenAt) };
    }

    /// <summary>The file that is being edited; where there is none, what is in use.</summary>
    private async Task<WatchConfiguration?> ReadConfigurationAsync(CancellationToken cancellationToken)
    {
        var read = watchFile.Exists ? watchFile.Read() : reader.Read(await place.ReadAsync(cancellationToken));
        return read is ConfigurationResult.Valid valid ? valid.Configuration : null;
    }

    private IReadOnlyList<Story> StoriesOf(FeedDocument document, Feed feed) =>
        StoryNews.Decide(feed.Id, document, FeedState.Unknown(feed.Id), SeenSet.Empty, time.GetUtcNow()).Fresh;

    private Story StoryOf(string text, Feed feed)
    {
        var parts = text.Split('\n', 2, StringSplitOptions.TrimEntries);
        return new Story
        {
            Id = new StoryId(ContentHash.Id(text)),
            FeedId = feed.Id,
            Title = parts[0],
            Content = parts.Length > 1 ? parts[1] : string.Empty,
            FirstSeenAt = time.GetUtcNow(),
            ContentHash = ContentHash.Id(text),
        };
    }

    private TrialResult.Done Find(Query query, IReadOnlyList<Story> stories, Func<Story, Feed> feedOf)
    {
        var rule = new Rule { Name = "try", Query = query };
        var rules = new RuleSet([rule]);
        List<Hit> hits =
        [
            .. from story in stories
               let feed = feedOf(story)
               from match in rules.Match(feed, story)
               select Hit.Create(match, feed, story, time.GetUtcNow(), alerting: true),
        ];
        return new TrialResult.Done(hits, stories.Count, Span: null);
    }
}

/// <summary>What a query is tried on: one of the three, or nothing.</summary>
public sealed record TrialSource(Uri? Feed, FileInfo? File, Since? Since)
{
    public bool IsNone => this is (null, null, null);
}

/// <summary>What trying a query came to.</summary>
public abstract record TrialResult
{
    private TrialResult()
    {
    }

    /// <param name="Span">How long the stories were collected for; null where that says nothing.</param>
    public sealed record Done(IReadOnlyList<Hit> Hits, int Stories, TimeSpan? Span) : TrialResult;

    public sealed record Failed(string Reason) : TrialResult;
}
