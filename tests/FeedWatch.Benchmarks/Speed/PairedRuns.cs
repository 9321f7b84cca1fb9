using System.Diagnostics;

namespace FeedWatch.Benchmarks.Speed;

/// <summary>Times readers in turn, so that whatever slows the machine down slows each of them, and gives the median of their ratios.</summary>
internal static class PairedRuns
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(400);

    /// <summary>Has the code compiled for good, and waits until that is done.</summary>
    public static async Task WarmUpAsync(IEnumerable<Document> documents)
    {
        foreach (var document in documents)
        {
            Reader.Of(document).ToList().ForEach(reader => Rounds(document, reader));
        }

        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
    }

    public static PairedRow Run(Document document, Reader reader, Reader measure, int pairs)
    {
        var (readerTimes, measureTimes) = (Rounds(document, reader), Rounds(document, measure));
        var runs = new List<(double Own, double Measure)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            runs.Add((MegabytesASecond(document, reader, readerTimes), MegabytesASecond(document, measure, measureTimes)));
        }

        return new PairedRow(
            document.Name,
            reader.Name,
            Median(runs.Select(run => run.Own)),
            Median(runs.Select(run => run.Own / run.Measure)),
            Allocated(document, reader) / (double)document.Body.Length);
    }

    /// <summary>How many fit into one run.</summary>
    private static int Rounds(Document document, Reader reader)
    {
        var watch = Stopwatch.StartNew();
        var rounds = 0;
        while (watch.Elapsed < Length || rounds < 60)
        {
            reader.Read(document.Body);
            rounds++;
        }

        return Math.Max(1, (int)(rounds * (Length / watch.Elapsed)));
    }

    private static double MegabytesASecond(Document document, Reader reader, int rounds)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var round = 0; round < rounds; round++)
        {
            reader.Read(document.Body);
        }

        process.Refresh();
        return rounds * document.Body.Length / 1e6 / (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static long Allocated(Document document, Reader reader)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(document.Body);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}

/// <summary>How a reader did on a document.</summary>
/// <param name="Document">What was read.</param>
/// <param name="Reader">By whom.</param>
/// <param name="Speed">MB a second of processor time.</param>
/// <param name="Ratio">To the bare pass, pair by pair.</param>
/// <param name="Allocation">Bytes, by byte of the document.</param>
internal sealed record PairedRow(string Document, string Reader, double Speed, double Ratio, double Allocation)
{
    public const string Heading = "| document | reader | MB a CPU second | times a bare pass | allocated bytes a byte |\n|---|---|---|---|---|";

    public override string ToString() => FormattableString.Invariant($"| {Document} | {Reader} | {Speed:F0} | {Ratio:F2} | {Allocation:F2} |");
}
