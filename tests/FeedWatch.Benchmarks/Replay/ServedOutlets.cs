using System.Globalization;
using FeedWatch.Benchmarks.Corpus;
using FeedWatch.Testing.Replay;

namespace FeedWatch.Benchmarks.Replay;

/// <summary>The outlets of the corpus: a folder each, and in it a file for each answer, named after its time.</summary>
internal static class ServedOutlets
{
    public static IEnumerable<Outlet> In(CorpusFolder corpus) =>
        Directory.EnumerateDirectories(corpus.Join("replay")).Order(StringComparer.Ordinal).Select(folder => new Outlet(Path.GetFileName(folder), [.. PollsIn(folder)]));

    private static IEnumerable<RawPoll> PollsIn(string folder) =>
        Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(path => new RawPoll(TimeOf(path), () => File.ReadAllBytes(path)));

    private static DateTimeOffset TimeOf(string path) =>
        DateTimeOffset.ParseExact(Path.GetFileNameWithoutExtension(path), "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
