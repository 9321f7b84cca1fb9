using System.Diagnostics;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>How a contender did on the stories of one case.</summary>
/// <param name="Name">Who.</param>
/// <param name="Microseconds">Of processor time for a story.</param>
/// <param name="TimesOurs">To FeedWatch, pair by pair.</param>
/// <param name="Allocated">Bytes for a story without a hit.</param>
internal sealed record MatchingRow(string Name, double Microseconds, double TimesOurs, long Allocated)
{
    public const string Heading = "| story | rules | contender | µs of processor time a story | times FeedWatch | bytes allocated a story without a hit |\n|---|---|---|---|---|---|";

    public string Row(SpeedCase speedCase) =>
        FormattableString.Invariant($"| {SpeedCase.Words(speedCase.Size)} | {speedCase.RuleCount} | {Name} | {Microseconds:F1} | {TimesOurs:F1} | {Allocated} |");
}

/// <summary>Times the contenders in turn, so that whatever slows the machine down slows each of them, and gives the median of their ratios.</summary>
internal static class MatchingPairs
{
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(400);

    public static IReadOnlyList<MatchingRow> Run(SpeedCase speedCase, int pairs)
    {
        // Once for nothing: code is compiled for good meanwhile, and it is seen how often the stories fit into one run.
        var rounds = speedCase.Contenders.Select(contender => Rounds(contender, speedCase)).ToList();
        var runs = Enumerable.Range(0, pairs).Select(_ => speedCase.Contenders.Zip(rounds, (contender, count) => Microseconds(contender, speedCase, count)).ToList()).ToList();
        return
        [
            .. speedCase.Contenders.Select((contender, place) => new MatchingRow(
                contender.Name,
                Median(runs.Select(run => run[place])),
                Median(runs.Select(run => run[place] / run[0])),
                Allocated(contender, speedCase))),
        ];
    }

    private static int Rounds(Contender contender, SpeedCase speedCase)
    {
        var hits = new List<int>();
        var watch = Stopwatch.StartNew();
        var rounds = 0;
        while (watch.Elapsed < Length)
        {
            Round(contender, speedCase, hits);
            rounds++;
        }

        return Math.Max(1, (int)(rounds * (Length / watch.Elapsed)));
    }

    private static double Microseconds(Contender contender, SpeedCase speedCase, int rounds)
    {
        var hits = new List<int>();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var round = 0; round < rounds; round++)
        {
            Round(contender, speedCase, hits);
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMicroseconds / (rounds * speedCase.Stories.Count);
    }

    private static void Round(Contender contender, SpeedCase speedCase, List<int> hits)
    {
        hits.Clear();
        foreach (var story in speedCase.Stories)
        {
            contender.Find(story, hits);
        }
    }

    private static long Allocated(Contender contender, SpeedCase speedCase)
    {
        var hits = new List<int>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        contender.Find(speedCase.StoryWithoutHit, hits);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
