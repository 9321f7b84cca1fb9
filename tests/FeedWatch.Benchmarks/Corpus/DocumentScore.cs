using FeedWatch.Host.Output;

namespace FeedWatch.Benchmarks.Corpus;

/// <summary>How many documents and entries agree with the reference. A document is perfect when it has as many entries, and each of them is good.</summary>
internal sealed class DocumentScore
{
    public int Documents { get; private set; }

    public int Perfect { get; private set; }

    public int Entries { get; private set; }

    public int Good { get; private set; }

    public List<Fault> Faults { get; } = [];

    public double PerfectShare => (double)Perfect / Math.Max(1, Documents);

    public double GoodShare => (double)Good / Math.Max(1, Entries);

    /// <param name="reference">Documents without entries say nothing and are not counted.</param>
    /// <param name="read">Null where there is no result.</param>
    public void Add(ReferenceDocument reference, DocumentLine? read)
    {
        if (reference.Entries.Count == 0)
        {
            return;
        }

        Documents++;
        Entries += reference.Entries.Count;
        if (read is null || read.Stories.Count != reference.Entries.Count)
        {
            Faults.Add(new Fault(reference.File, read is null ? "no result" : $"{read.Stories.Count} stories, not {reference.Entries.Count}"));
            return;
        }

        var good = 0;
        for (var at = 0; at < reference.Entries.Count; at++)
        {
            var differing = string.Join(", ", Differing(read.Stories[at], reference.Entries[at]));
            good += differing.Length == 0 ? 1 : 0;
            if (differing.Length > 0)
            {
                Faults.Add(new Fault(reference.File, $"story {at}: {differing}"));
            }
        }

        Good += good;
        Perfect += good == reference.Entries.Count ? 1 : 0;
    }

    public override string ToString() => FormattableString.Invariant(
        $"documents {Documents}, perfect {Perfect} ({100 * PerfectShare:F1} %), entries {Entries}, good {Good} ({100 * GoodShare:F2} %)");

    private static IEnumerable<string> Differing(EntryLine read, ReferenceEntry reference)
    {
        if (ComparedText.Of(reference.Title) is { Length: > 0 } title && ComparedText.Of(read.Title) != title)
        {
            yield return "title";
        }

        if (!string.IsNullOrEmpty(reference.Link) && ComparedText.Address(read.Link) != ComparedText.Address(reference.Link))
        {
            yield return "link";
        }

        if (!string.IsNullOrEmpty(reference.Id) && string.IsNullOrEmpty(read.Id))
        {
            yield return "id";
        }

        if (!AgreeOnDate(read, reference))
        {
            yield return "date";
        }

        if (HasText(reference.Summary, reference.Content) && !HasText(read.Summary, read.Content))
        {
            yield return "text";
        }
    }

    private static bool AgreeOnDate(EntryLine read, ReferenceEntry reference)
    {
        var wanted = Instants(reference.Published, reference.Updated);
        var got = Instants(read.Published, read.Updated);
        return wanted.Count == 0 || wanted.Exists(one => got.Exists(other => (one - other).Duration() <= TimeSpan.FromSeconds(1)));
    }

    private static List<DateTimeOffset> Instants(params IEnumerable<string?> texts) => [.. texts.Select(ComparedText.Instant).OfType<DateTimeOffset>()];

    private static bool HasText(string? summary, string? content) => ComparedText.Of(summary).Length + ComparedText.Of(content).Length > 0;
}
