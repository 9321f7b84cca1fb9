using System.Globalization;
using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;

namespace FeedWatch.Benchmarks.HostileQueries;

/// <summary>Attacks the query compiler and the engine: each query is refused, or no story takes it over 50 ms of processor time.</summary>
internal static class HostileQueriesCommand
{
    private const double MostMilliseconds = 50;
    private const int Rounds = 5;
    private static readonly Feed Wire = new() { Id = new FeedId("wire"), Url = new Uri("https://wire.example/"), Name = "Wire" };

    /// <param name="part">Of the names of the attacks to run; empty: all.</param>
    public static int Run(string part)
    {
        Console.WriteLine("| query | compile ms | outcome | slowest story | ms | |\n|---|---|---|---|---|---|");
        var faults = QueryAttacks.All.Where(attack => attack.Name.Contains(part, StringComparison.Ordinal)).Count(attack => !Attack(attack));
        Console.WriteLine($"\n{(faults == 0 ? "all" : $"{faults} NOT")} refused or within {MostMilliseconds} ms a story");
        return faults == 0 ? 0 : 1;
    }

    private static bool Attack(QueryAttack attack)
    {
        var (result, compiling) = Time(() => Compile(attack), rounds: 1);
        if (result is null)
        {
            return Tell(attack.Name, compiling, "refused", "", 0);
        }

        var rows = StoryAttacks.All.Select(story => (story.Name, Cost: Time(() => result.Match(Wire, Story(story)), Rounds))).ToList();
        var slowest = rows.MaxBy(row => row.Cost.Milliseconds);
        var undecided = rows.Max(row => row.Cost.Result.Count(match => match.IsPossible));
        return Tell(attack.Name, compiling, undecided == 0 ? "decided" : string.Create(CultureInfo.InvariantCulture, $"{undecided} possible"), slowest.Name, slowest.Cost.Milliseconds);
    }

    private static RuleSet? Compile(QueryAttack attack)
    {
        var compiler = new QueryCompiler(AliasSet.Shipped.With(attack.Aliases));
        var rules = new List<Rule>();
        foreach (var text in attack.Queries)
        {
            if (compiler.Compile(text) is not QueryResult.Compiled compiled)
            {
                return null;
            }

            rules.Add(new Rule { Name = string.Create(CultureInfo.InvariantCulture, $"rule {rules.Count}"), Query = compiled.Query });
        }

        return new RuleSet(rules);
    }

    private static bool Tell(string name, double compiling, string outcome, string story, double milliseconds)
    {
        var isWell = milliseconds < MostMilliseconds;
        Console.WriteLine(FormattableString.Invariant($"| {name} | {compiling:F0} | {outcome} | {story} | {milliseconds:F1} | {(isWell ? "well" : "**NOT WELL**")} |"));
        return isWell;
    }

    // The first round compiles the program; of the others the best, since other programs run too.
    private static (T Result, double Milliseconds) Time<T>(Func<T> work, int rounds)
    {
        var (result, best) = (default(T)!, double.MaxValue);
        for (var round = 0; round < rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            result = work();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        }

        return (result, best);
    }

    private static Story Story(StoryAttack attack) => new()
    {
        Id = new StoryId("story"),
        FeedId = Wire.Id,
        Title = attack.Title,
        Summary = attack.Body,
        FirstSeenAt = DateTimeOffset.UnixEpoch,
        ContentHash = "hash",
    };
}
