using FeedWatch.Parsing;
using FeedWatch.Testing.Replay;

namespace FeedWatch.Benchmarks.Replay;

/// <summary>A story on an outlet's page: from when to when it was there, as closely as the polls and its own date tell.</summary>
internal sealed record ShownStory(string Id, DateTimeOffset From, DateTimeOffset To, DateTimeOffset? PublishedAt);

/// <summary>What an outlet showed at any time.</summary>
internal sealed class Timeline
{
    private static readonly Uri Url = new("https://replay.example/feed");

    private Timeline(IReadOnlyList<ShownStory> stories, DateTimeOffset start, DateTimeOffset end) => (Stories, Start, End) = (stories, start, end);

    public IReadOnlyList<ShownStory> Stories { get; }

    public DateTimeOffset Start { get; }

    public DateTimeOffset End { get; }

    /// <summary>A story is there from its own date, if that lies between the first poll that holds it and the one before, else from that first poll; and until the first poll without it.</summary>
    public static Timeline Of(Outlet outlet)
    {
        var parser = new FeedParser();
        var open = new Dictionary<string, ShownStory>();
        var closed = new List<ShownStory>();
        DateTimeOffset? before = null;
        foreach (var poll in outlet.Polls)
        {
            if (parser.Parse(poll.Body(), contentType: null, Url) is not ParseResult.Parsed { Document: { End: DocumentEnd.Whole, Entries.Count: > 0 } document })
            {
                continue;
            }

            var entries = document.Entries.Where(entry => IdOf(entry).Length > 0).DistinctBy(IdOf).ToDictionary(IdOf);
            foreach (var gone in open.Values.Where(story => !entries.ContainsKey(story.Id)).ToList())
            {
                closed.Add(gone with { To = poll.At });
                open.Remove(gone.Id);
            }

            foreach (var (id, entry) in entries.Where(entry => !open.ContainsKey(entry.Key)))
            {
                open[id] = new ShownStory(id, Appeared(entry, before, poll.At), DateTimeOffset.MaxValue, entry.PublishedAt);
            }

            before = poll.At;
        }

        // What comes back after it was gone has been found already.
        return new Timeline([.. closed.Concat(open.Values).OrderBy(story => story.From).DistinctBy(story => story.Id)], outlet.Polls[0].At, outlet.Polls[^1].At);
    }

    /// <summary>What a poll at this moment sees.</summary>
    public IReadOnlyList<ShownStory> At(DateTimeOffset moment) => [.. Stories.Where(story => story.From <= moment && moment < story.To)];

    private static DateTimeOffset Appeared(Entry entry, DateTimeOffset? before, DateTimeOffset at) =>
        entry.PublishedAt is { } published && published <= at && published > (before ?? at) ? published : at;

    private static string IdOf(Entry entry) => entry.EntryId ?? entry.Link?.OriginalString ?? string.Empty;
}
