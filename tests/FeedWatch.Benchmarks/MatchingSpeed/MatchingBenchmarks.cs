using BenchmarkDotNet.Attributes;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>Every contender on stories of each size, for each number of rules. Times are of one story.</summary>
[MemoryDiagnoser]
public class MatchingBenchmarks
{
    private readonly List<int> hits = [];
    private SpeedCase? speedCase;
    private Contender? contender;

    /// <summary>Set by the command before it starts the benchmarks in its own process.</summary>
    internal static IReadOnlyList<int> RuleCounts { get; set; } = SpeedCase.RuleCounts;

    public static IEnumerable<int> RuleCountChoices => RuleCounts;

    public static IEnumerable<int> SizeChoices => SpeedCase.Sizes;

    [ParamsSource(nameof(SizeChoices))]
    public int Size { get; set; }

    [ParamsSource(nameof(RuleCountChoices))]
    public int Rules { get; set; }

    [GlobalSetup(Target = nameof(FeedWatch))]
    public void SetUpFeedWatch() => SetUp(0);

    [GlobalSetup(Target = nameof(Contains))]
    public void SetUpContains() => SetUp(1);

    [GlobalSetup(Target = nameof(SearchValuesOfWords))]
    public void SetUpSearchValuesOfWords() => SetUp(2);

    [GlobalSetup(Target = nameof(SearchValuesOfPhrases))]
    public void SetUpSearchValuesOfPhrases() => SetUp(3);

    [GlobalSetup(Target = nameof(Lucene))]
    public void SetUpLucene() => SetUp(4);

    [Benchmark(Baseline = true, OperationsPerInvoke = SpeedStories.Count)]
    public int FeedWatch() => FindAll();

    [Benchmark(OperationsPerInvoke = SpeedStories.Count)]
    public int Contains() => FindAll();

    [Benchmark(OperationsPerInvoke = SpeedStories.Count)]
    public int SearchValuesOfWords() => FindAll();

    [Benchmark(OperationsPerInvoke = SpeedStories.Count)]
    public int SearchValuesOfPhrases() => FindAll();

    [Benchmark(OperationsPerInvoke = SpeedStories.Count)]
    public int Lucene() => FindAll();

    private void SetUp(int number)
    {
        speedCase = SpeedCase.Make(Rules, Size);
        contender = speedCase.Contenders[number];
    }

    private int FindAll()
    {
        hits.Clear();
        foreach (var story in speedCase!.Stories)
        {
            contender!.Find(story, hits);
        }

        return hits.Count;
    }
}
