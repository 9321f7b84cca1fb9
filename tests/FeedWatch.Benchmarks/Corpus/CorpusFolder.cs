namespace FeedWatch.Benchmarks.Corpus;

/// <summary>Where the feeds to measure on lie: outside of the repository, for they are other people's texts.</summary>
internal sealed class CorpusFolder
{
    public const string Variable = "FEEDWATCH_CORPUS";

    private readonly string path;

    private CorpusFolder(string path) => this.path = path;

    /// <summary>Null, and a line for a person, where there is none.</summary>
    public static CorpusFolder? Find()
    {
        if (FindQuietly() is { } folder)
        {
            return folder;
        }

        Console.Error.WriteLine($"Set {Variable} to the folder of feeds to measure on: it holds documents/, reference.jsonl, expectations/, classes/ and replay/ (see README.md).");
        return null;
    }

    public static CorpusFolder? FindQuietly() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path && File.Exists(Path.Combine(path, "reference.jsonl")) ? new CorpusFolder(path) : null;

    public string Join(params IEnumerable<string> parts) => Path.Combine([path, .. parts]);

    /// <summary>Their paths, in the same order at each run.</summary>
    public IReadOnlyList<string> Files(string folder) => [.. Directory.EnumerateFiles(Join(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
