using System.Diagnostics;
using FeedWatch.Matching;
using FeedWatch.Testing.Matching;

namespace FeedWatch.Benchmarks.Agreement;

/// <summary>Holds the engine against a naive evaluator of the same grammar, on many random pairs of a query and a story: verdicts and marked places.</summary>
internal sealed class AgreeCommand(int seed)
{
    private const int QueriesOfRound = 100;
    private const int StoriesOfRound = 100;
    private const int NotesEvery = 100_000;
    private const int DifferencesLookedAt = 1_000;
    private const int DifferencesShown = 10;

    private readonly List<Difference> differences = [];
    private long pairs;
    private long matches;
    private long refused;

    public int Run(long count)
    {
        var watch = Stopwatch.StartNew();
        for (var number = 0; pairs < count; number++)
        {
            var before = pairs;
            Try(number);
            if (pairs / NotesEvery > before / NotesEvery)
            {
                Console.WriteLine($"{pairs} pairs, {watch.Elapsed.TotalSeconds:F0} s, {differences.Count} differences");
            }
        }

        Show();
        Console.WriteLine(FormattableString.Invariant($"{pairs} pairs, seed {seed}: {100.0 * matches / pairs:F1} % match, each asked alone and in a set of rules, in {watch.Elapsed.TotalSeconds:F0} s; ")
            + $"{refused} queries that match a story without words and facts; {differences.Count} differences");
        return differences.Count == 0 ? 0 : 1;
    }

    // Many differ for one reason: of those with the same smallest query the first is shown.
    private void Show()
    {
        var shown = differences.Take(DifferencesLookedAt).Select(difference => (Whole: difference, Smallest: difference.Smallest())).DistinctBy(pair => pair.Smallest.Query.ToString()).Take(DifferencesShown);
        foreach (var (whole, smallest) in shown)
        {
            Console.WriteLine($"seed {seed}, round {whole.Round}: {whole}\n  smallest: {smallest}");
        }
    }

    private void Try(int number)
    {
        var round = ReferenceRound.Make(seed, number, QueriesOfRound, StoriesOfRound);
        var asked = new List<(ReferenceQuery Reference, Query Query)>();
        foreach (var query in round.Queries)
        {
            if (ReferenceComparison.Compile(query) is QueryResult.Compiled compiled && !ReferenceComparison.MatchesNothingAtAll(query))
            {
                asked.Add((query, compiled.Query));
            }
            else
            {
                refused++;
                Note(number, query, round.Stories[0], ReferenceComparison.Difference(query, round.Stories[0]));
            }
        }

        var rules = new RuleSet([.. asked.Select((pair, place) => new Rule { Name = $"{place}", Query = pair.Query })]);
        foreach (var story in round.Stories)
        {
            Try(number, asked, rules, story);
        }
    }

    private void Try(int number, List<(ReferenceQuery Reference, Query Query)> asked, RuleSet rules, ReferenceStory story)
    {
        var together = rules.Match(story.ToFeed(), story.ToStory()).ToDictionary(match => match.Rule.Name, match => match.Places);
        var searched = story.ToSearched();
        for (var place = 0; place < asked.Count; place++)
        {
            var (reference, query) = asked[place];
            var expected = ReferenceEvaluator.Marks(reference, story);
            pairs++;
            matches += expected is null ? 0 : 1;
            Note(number, reference, story, ReferenceComparison.Difference(expected, query.Match(searched)));
            Note(number, reference, story, ReferenceComparison.Difference(expected, together.GetValueOrDefault($"{place}")) is { } difference ? $"in a set of {asked.Count} rules, {difference}" : null);
        }
    }

    private void Note(int number, ReferenceQuery query, ReferenceStory story, string? difference)
    {
        if (difference is not null)
        {
            differences.Add(new Difference(number, query, story, difference));
        }
    }
}
