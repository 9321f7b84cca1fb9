using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Storing;

namespace FeedWatch.Host.Demo;

/// <summary>Counts what the demo did and compares it with what its script says must happen.</summary>
/// <param name="startedAt">What is older in the database belongs to an earlier demo.</param>
public sealed class DemoTally(DemoScript script, DemoServer server, DateTimeOffset startedAt)
{
    private readonly List<TimeSpan> waits = [];
    private int failures;
    private readonly List<(string Recipient, IReadOnlySet<HitKey> Hits)> mails = [];

    public int Stories { get; private set; }

    public void Add(PollReport report)
    {
        Stories += report.New;
        failures += report.Failed;
    }

    /// <summary>Gives back how long the mail's longest waiting story took from its publication.</summary>
    public TimeSpan? Add(Mail mail, Delivery delivery, IReadOnlyList<Hit> hits)
    {
        mails.Add((mail.Recipient.Value, hits.Select(hit => hit.Key).ToHashSet()));
        var published = hits.Select(Published).OfType<DateTimeOffset>().ToList();
        waits.AddRange(published.Select(at => delivery.At - at));
        return published.Count == 0 ? null : delivery.At - published.Min();
    }

    public async Task<DemoOutcome> SumUpAsync(IOutbox outbox, IHitStore hitStore, CancellationToken cancellationToken)
    {
        var hits = await hitStore.FindAsync(new HitSearch(Since: startedAt), cancellationToken).ToListAsync(cancellationToken);
        var open = await outbox.FindAsync(new AlertSearch(Since: startedAt), cancellationToken).CountAsync(alert => alert.Status != AlertStatus.Accepted, cancellationToken);
        var waited = waits.Order().ToList();
        return new DemoOutcome
        {
            Feeds = script.Feeds.Count,
            Stories = Stories,
            Hits = hits.Count,
            Mails = mails.Count,
            MedianWait = waited.Count == 0 ? TimeSpan.Zero : waited[waited.Count / 2],
            LongestWait = waited.LastOrDefault(),
            Mistakes = [.. Mistakes(hits), .. open == 0 ? [] : new[] { $"{open} alerts were not sent." }, .. failures == 0 ? [] : new[] { $"{failures} polls failed." }],
        };
    }

    private IEnumerable<string> Mistakes(List<Hit> hits)
    {
        foreach (var (feed, story) in script.Feeds.SelectMany(feed => feed.Stories.GroupBy(story => story.Slug), (feed, versions) => (feed, versions.Last())))
        {
            var found = hits.Where(hit => hit.Link == DemoDocument.LinkOf(feed, story, server.Url)).ToList();
            if (!found.Select(hit => hit.Key.Rule).ToHashSet().SetEquals(story.Hits))
            {
                yield return $"{feed.Name}, {story.Slug}: found by [{string.Join(", ", found.Select(hit => hit.Key.Rule))}] instead of [{string.Join(", ", story.Hits)}].";
            }

            // A story is one entry in one mail to each recipient, however many rules found it.
            foreach (var recipient in mails.Where(mail => found.Exists(hit => mail.Hits.Contains(hit.Key))).GroupBy(mail => mail.Recipient).Where(sent => sent.Count() > 1))
            {
                yield return $"{feed.Name}, {story.Slug}: went out in {recipient.Count()} mails to {recipient.Key}.";
            }
        }
    }

    private DateTimeOffset? Published(Hit hit) => script.Feeds
        .SelectMany(feed => feed.Stories, (feed, story) => (feed, story))
        .Where(told => hit.Link == DemoDocument.LinkOf(told.feed, told.story, server.Url))
        .Select(told => (DateTimeOffset?)server.PublishedAt(told.story))
        .LastOrDefault();
}

/// <summary>What the demo came to.</summary>
public sealed record DemoOutcome
{
    public required int Feeds { get; init; }

    public required int Stories { get; init; }

    public required int Hits { get; init; }

    public required int Mails { get; init; }

    /// <summary>From a story's publication to the moment its mail was written.</summary>
    public required TimeSpan MedianWait { get; init; }

    public required TimeSpan LongestWait { get; init; }

    /// <summary>Where it differs from the script, in words; none when all is well.</summary>
    public required IReadOnlyList<string> Mistakes { get; init; }
}
