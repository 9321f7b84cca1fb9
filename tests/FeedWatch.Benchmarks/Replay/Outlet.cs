using System.Globalization;
using FeedWatch.Benchmarks.Corpus;

namespace FeedWatch.Benchmarks.Replay;

/// <summary>What one feed answered, poll after poll, raw as it was served.</summary>
internal sealed record Outlet(string Name, IReadOnlyList<RawPoll> Polls)
{
    private static readonly TimeSpan LongestHole = TimeSpan.FromDays(2);

    public static IEnumerable<Outlet> AllOf(CorpusFolder corpus) =>
        Directory.EnumerateDirectories(corpus.Join("replay")).Order(StringComparer.Ordinal).Select(folder => new Outlet(Path.GetFileName(folder), [.. PollsIn(folder)]));

    /// <summary>The longest time that it was watched without a hole: what was published in a hole nobody knows.</summary>
    public Outlet WatchedClosely()
    {
        IReadOnlyList<RawPoll> longest = [];
        var start = 0;
        for (var at = 1; at <= Polls.Count; at++)
        {
            if (at == Polls.Count || Polls[at].At - Polls[at - 1].At > LongestHole)
            {
                longest = longest.Count == 0 || Polls[at - 1].At - Polls[start].At > longest[^1].At - longest[0].At ? [.. Polls.Skip(start).Take(at - start)] : longest;
                start = at;
            }
        }

        return this with { Polls = longest };
    }

    private static IEnumerable<RawPoll> PollsIn(string folder) =>
        Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path => new RawPoll(TimeOf(path), path));

    private static DateTimeOffset TimeOf(string path) =>
        DateTimeOffset.ParseExact(Path.GetFileNameWithoutExtension(path), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>One answer.</summary>
internal sealed record RawPoll(DateTimeOffset At, string Path)
{
    public byte[] Body() => File.ReadAllBytes(Path);
}
