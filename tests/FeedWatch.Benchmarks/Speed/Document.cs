using FeedWatch.Benchmarks.Corpus;

namespace FeedWatch.Benchmarks.Speed;

/// <summary>What is read for speed.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Decides">Bounds hold for it; the others are shown beside it.</param>
/// <param name="IsJson">Else it is XML.</param>
internal sealed record Document(string Name, byte[] Body, bool Decides, bool IsJson = false)
{
    private const int Kilo = 1024;

    // Real ones are chosen by their size alone.
    private const int MostTimesTheSize = 2;

    public static IReadOnlyList<Document> All { get; } =
    [
        new("RSS 37 KB", NewsDocuments.Rss(37 * Kilo), Decides: true),
        new("RSS 2 MB", NewsDocuments.Rss(2 * Kilo * Kilo), Decides: true),
        new("Atom 234 KB", NewsDocuments.Atom(234 * Kilo), Decides: false),
        new("JSON Feed 209 KB", NewsDocuments.JsonFeed(209 * Kilo), Decides: true, IsJson: true),
        .. CorpusFolder.FindQuietly() is { } corpus ? Real(corpus) : [],
    ];

    public override string ToString() => Name;

    private static IEnumerable<Document> Real(CorpusFolder corpus)
    {
        var files = ReferenceDocument.AllOf(corpus).Where(document => document.IsReal)
            .Select(document => new FileInfo(corpus.Join("documents", document.File)))
            .ToList();
        foreach (var (kind, wanted) in new[] { ("<rss", 37), ("<rss", 2 * Kilo), ("<feed", 234) })
        {
            var nearest = files.Where(file => Begins(file, kind)).MinBy(file => Math.Abs(Math.Log((double)file.Length / (wanted * Kilo))));
            if (nearest is not null && nearest.Length < wanted * Kilo * MostTimesTheSize && nearest.Length * MostTimesTheSize > wanted * Kilo)
            {
                yield return new Document($"real: {nearest.Name} {nearest.Length / Kilo} KB", File.ReadAllBytes(nearest.FullName), Decides: false);
            }
        }
    }

    private static bool Begins(FileInfo file, string tag) => File.ReadAllBytes(file.FullName).AsSpan(0, (int)Math.Min(file.Length, Kilo)).IndexOf(System.Text.Encoding.ASCII.GetBytes(tag)) >= 0;
}
