using FeedWatch.Benchmarks.Corpus;
using FeedWatch.Testing;

namespace FeedWatch.Benchmarks.Fuzzing;

/// <summary>Documents to damage: the corpus where there is one, and the repository's own.</summary>
internal sealed class FuzzSeeds
{
    private const int MostBytes = 64 * 1024;

    private readonly IReadOnlyList<byte[]> documents;

    private FuzzSeeds(IReadOnlyList<byte[]> documents) => this.documents = documents;

    public int Count => documents.Count;

    public static FuzzSeeds Load()
    {
        var own = Directory.EnumerateFiles(RepositoryFolder.Join("tests", "FeedWatch.Tests", "Parsing", "Fixtures"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var others = CorpusFolder.FindQuietly() is { } corpus ? new[] { "classes", "documents", "expectations" }.SelectMany(corpus.Files) : [];
        return new FuzzSeeds([.. own.Concat(others).Where(path => new FileInfo(path).Length is > 0 and <= MostBytes).Select(File.ReadAllBytes)]);
    }

    public byte[] Pick(Random random) => documents[random.Next(documents.Count)];
}
