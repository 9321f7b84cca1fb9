using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>How fast stories are matched by many rules, beside other ways that find the same.</summary>
internal static class MatchingSpeedCommand
{
    private const int RulesToCompile = 10_000;

    /// <summary>In this process, for BenchmarkDotNet's own programs would be built by restoring packages.</summary>
    public static int RunBenchmarks(IReadOnlyList<int> ruleCounts)
    {
        MatchingBenchmarks.RuleCounts = ruleCounts;
        BenchmarkRunner.Run<MatchingBenchmarks>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
        return 0;
    }

    public static int RunPairs(int pairs, IReadOnlyList<int> ruleCounts)
    {
        Console.WriteLine(MatchingRow.Heading);
        foreach (var ruleCount in ruleCounts)
        {
            foreach (var size in SpeedCase.Sizes)
            {
                var speedCase = SpeedCase.Make(ruleCount, size);
                foreach (var row in MatchingPairs.Run(speedCase, pairs))
                {
                    Console.WriteLine(row.Row(speedCase));
                }
            }
        }

        return 0;
    }

    public static int RunCompile()
    {
        CompileCost.Print(RulesToCompile);
        return 0;
    }

    /// <summary>Without ICU the framework looks for strings in any case letter by letter, 20 times as slowly: no fair comparison.</summary>
    public static bool IsFair()
    {
        var isFair = CultureInfo.GetCultures(CultureTypes.NeutralCultures).Length > 1;
        if (!isFair)
        {
            Console.Error.WriteLine("Contains is 20 times slower in globalization-invariant mode. Set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0 and run this again.");
        }

        return isFair;
    }

    /// <summary>As in 10,1000.</summary>
    public static IReadOnlyList<int> RuleCounts(string? list) =>
        list is null ? SpeedCase.RuleCounts : [.. list.Split(',').Select(count => int.Parse(count, CultureInfo.InvariantCulture))];
}
