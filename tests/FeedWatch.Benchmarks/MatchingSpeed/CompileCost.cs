using System.Diagnostics;
using FeedWatch.Matching;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>What it costs to make rules ready, in time and in memory kept, beside the framework's own search for the same strings.</summary>
internal static class CompileCost
{
    private const int Runs = 7;

    public static void Print(int ruleCount)
    {
        var rules = SpeedCase.RulesOf(ruleCount);
        var texts = rules.Select(rule => rule.QueryText).ToArray();
        var strings = rules.SelectMany(rule => rule.Anchors).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var parsing = Measure(() => Parse(texts));
        var ours = Measure(() => new RuleSet(Parse(texts)));
        var search = Measure(() => SearchValuesContender.Create(strings));

        Console.WriteLine($"| making {ruleCount} rules ready | ms | MB kept |\n|---|---|---|");
        Print("reading the queries alone", parsing);
        Print("FeedWatch: reading and compiling them", ours);
        Print($"SearchValues.Create over {strings.Length} strings", search);
        Print("SearchValues.Create and reading the queries", (parsing.Milliseconds + search.Milliseconds, parsing.Megabytes + search.Megabytes));
        Console.WriteLine(FormattableString.Invariant($"FeedWatch takes {ours.Milliseconds / (parsing.Milliseconds + search.Milliseconds):F2} times as long as SearchValues.Create and reading the queries"));
    }

    private static void Print(string what, (double Milliseconds, double Megabytes) cost) =>
        Console.WriteLine(FormattableString.Invariant($"| {what} | {cost.Milliseconds:F0} | {cost.Megabytes:F1} |"));

    private static List<Rule> Parse(string[] texts)
    {
        var compiler = new QueryCompiler(AliasSet.Empty);
        return [.. texts.Select(text => new Rule { Name = text, Query = ((QueryResult.Compiled)compiler.Compile(text)).Query })];
    }

    // The first run is for nothing: it has the code compiled.
    private static (double Milliseconds, double Megabytes) Measure(Func<object> make)
    {
        make();
        var runs = Enumerable.Range(0, Runs).Select(_ => MeasureOnce(make)).ToList();
        return (runs.Select(run => run.Milliseconds).Order().ElementAt(Runs / 2), runs.Select(run => run.Megabytes).Order().ElementAt(Runs / 2));
    }

    private static (double Milliseconds, double Megabytes) MeasureOnce(Func<object> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var made = make();
        var took = watch.Elapsed;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(made);
        return (took.TotalMilliseconds, kept / 1e6);
    }
}
