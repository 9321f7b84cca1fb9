using System.Diagnostics;
using FeedWatch.Matching;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>What it costs to make rules ready, in time and in memory kept, beside the framework's own search for the same strings.</summary>
internal static class CompileCost
{
    private const int WarmUps = 5;
    private const int Runs = 15;

    public static void Print(int ruleCount)
    {
        var rules = SpeedCase.RulesOf(ruleCount);
        var texts = rules.Select(rule => rule.QueryText).ToArray();
        var strings = SearchedStrings.RarestWords.Of(rules).Select(wanted => wanted.String).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        Func<object>[] kinds = [() => Read(texts), () => new RuleSet(Read(texts)), () => SearchValuesContender.Create(strings)];

        // In turn, so that whatever slows the machine down slows each of them. The first runs are for nothing: they have the code compiled.
        var runs = Enumerable.Range(0, WarmUps + Runs).Select(_ => kinds.Select(Measure).ToList()).Skip(WarmUps).ToList();
        Console.WriteLine($"| making {ruleCount} rules ready | ms of processor time | MB kept |\n|---|---|---|");
        Print("reading the queries", runs.Select(run => run[0]));
        Print("FeedWatch: reading and compiling them", runs.Select(run => run[1]));
        Print($"SearchValues.Create over their {strings.Length} rarest words", runs.Select(run => run[2]));
        Console.WriteLine(FormattableString.Invariant($"FeedWatch takes {Median(runs.Select(run => run[1].Milliseconds / (run[0].Milliseconds + run[2].Milliseconds))):F2} times as long as reading the queries and SearchValues.Create"));
    }

    private static void Print(string what, IEnumerable<(double Milliseconds, double Megabytes)> costs) =>
        Console.WriteLine(FormattableString.Invariant($"| {what} | {Median(costs.Select(cost => cost.Milliseconds)):F0} | {Median(costs.Select(cost => cost.Megabytes)):F1} |"));

    private static List<Rule> Read(string[] texts)
    {
        var compiler = new QueryCompiler(AliasSet.Empty);
        return [.. texts.Select(text => new Rule { Name = text, Query = ((QueryResult.Compiled)compiler.Compile(text)).Query })];
    }

    private static (double Milliseconds, double Megabytes) Measure(Func<object> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = ProcessorTime();
        var made = make();
        var took = ProcessorTime() - began;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(made);
        return (took.TotalMilliseconds, kept / 1e6);
    }

    private static TimeSpan ProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
