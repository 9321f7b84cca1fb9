using FeedWatch.Testing;

namespace FeedWatch.Benchmarks.Corpus;

/// <summary>Documents in which the reference is shown to be wrong, each with the reason. They are left out of the figures that decide.</summary>
internal static class ReferenceFaults
{
    private const int Most = 10;

    public static IReadOnlyDictionary<string, string> Known()
    {
        var lines = File.ReadLines(RepositoryFolder.Join("tests", "FeedWatch.Benchmarks", "Corpus", "known-reference-faults.tsv"));
        var known = lines.Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => cells[1]);
        return known.Count <= Most ? known : throw new InvalidOperationException($"At most {Most} faults of the reference may be named; here are {known.Count}.");
    }
}
