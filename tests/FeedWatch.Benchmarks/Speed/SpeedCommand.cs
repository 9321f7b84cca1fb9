using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace FeedWatch.Benchmarks.Speed;

/// <summary>How fast documents are read, beside a bare pass over the same bytes and beside others.</summary>
internal static class SpeedCommand
{
    private const double ShareOfXmlPass = 0.8;
    private const double ShareOfJsonPass = 0.5;
    private const double TimesCodeHollow = 3;
    private const double BytesAByte = 3.5;
    private const int WidestName = 40;

    /// <summary>In this process, for BenchmarkDotNet's own programs would be built by restoring packages.</summary>
    public static int RunBenchmarks()
    {
        BenchmarkRunner.Run<SpeedBenchmarks>(DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithSummaryStyle(SummaryStyle.Default.WithMaxParameterColumnWidth(WidestName)));
        return 0;
    }

    public static async Task<int> RunPairsAsync(int pairs)
    {
        var faults = new List<string>();
        await PairedRuns.WarmUpAsync(Document.All);
        Console.WriteLine(PairedRow.Heading);
        foreach (var document in Document.All)
        {
            var readers = Reader.Of(document).ToList();
            var rows = readers.ConvertAll(reader => PairedRuns.Run(document, reader, readers[0], pairs));
            rows.ForEach(Console.WriteLine);
            faults.AddRange(document.Decides ? Faults(document, rows) : []);
        }

        faults.ForEach(Console.WriteLine);
        Console.WriteLine(faults.Count == 0 ? "as promised" : "NOT as promised");
        return faults.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Faults(Document document, List<PairedRow> rows)
    {
        var ours = rows.First(row => row.Reader == Reader.Ours);
        var share = document.IsJson ? ShareOfJsonPass : ShareOfXmlPass;
        if (ours.Ratio < share)
        {
            yield return FormattableString.Invariant($"{document}: {ours.Ratio:F2} of a bare pass, not {share}");
        }

        if (rows.Find(row => row.Reader.StartsWith("CodeHollow", StringComparison.Ordinal)) is { } other && ours.Ratio < TimesCodeHollow * other.Ratio)
        {
            yield return FormattableString.Invariant($"{document}: {ours.Ratio / other.Ratio:F1} times CodeHollow's speed, not {TimesCodeHollow}");
        }

        if (!document.IsJson && ours.Allocation > BytesAByte)
        {
            yield return FormattableString.Invariant($"{document}: {ours.Allocation:F1} bytes allocated a byte, not {BytesAByte}");
        }
    }
}
