using System.Globalization;
using FeedWatch.Parsing;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>Stories of one size and the contenders with a number of rules. All follow from one seed.</summary>
internal sealed class SpeedCase
{
    private const int Seed = 1;
    private const int MostRules = 100_000;

    // The rules of a smaller number are the first of the greatest, and the stories are the same for each.
    private static readonly Lazy<(SpeedWords Words, IReadOnlyList<SpeedRule> Rules)> Language = new(() =>
    {
        var random = new Random(Seed);
        var words = new SpeedWords(random);
        return (words, SpeedRules.Make(words, MostRules, random));
    });

    private static readonly Dictionary<int, IReadOnlyList<Story>> StoriesOfSize = [];
    private static readonly Dictionary<int, IReadOnlyList<Contender>> ContendersOfRules = [];

    private SpeedCase(int ruleCount, int size)
    {
        (RuleCount, Size) = (ruleCount, size);
        Stories = StoriesOf(size);
        Contenders = ContendersOf(ruleCount);
        StoryWithoutHit = Check();
    }

    public static IReadOnlyList<int> RuleCounts { get; } = [10, 100, 1_000, 10_000, MostRules];

    public static IReadOnlyList<int> Sizes { get; } = [250, 2 * 1024, 8 * 1024];

    public int RuleCount { get; }

    public int Size { get; }

    public IReadOnlyList<Story> Stories { get; }

    /// <summary>Ours first.</summary>
    public IReadOnlyList<Contender> Contenders { get; }

    public Story StoryWithoutHit { get; }

    public int StoriesWithHits { get; private set; }

    public static SpeedCase Make(int ruleCount, int size) => new(ruleCount, size);

    public static IReadOnlyList<SpeedRule> RulesOf(int count) => [.. Language.Value.Rules.Take(count)];

    public static string Words(int size) => size < 1024 ? string.Create(CultureInfo.InvariantCulture, $"{size} B") : string.Create(CultureInfo.InvariantCulture, $"{size / 1024} KB");

    private static IReadOnlyList<Story> StoriesOf(int size)
    {
        if (!StoriesOfSize.TryGetValue(size, out var stories))
        {
            stories = StoriesOfSize[size] = SpeedStories.Make(Language.Value.Words, Language.Value.Rules, size, new Random(Seed + size));
        }

        return stories;
    }

    private static IReadOnlyList<Contender> ContendersOf(int ruleCount)
    {
        if (!ContendersOfRules.TryGetValue(ruleCount, out var contenders))
        {
            var rules = RulesOf(ruleCount);
            contenders = ContendersOfRules[ruleCount] =
            [
                new FeedWatchContender(rules),
                new ContainsContender(rules),
                new SearchValuesContender(rules, SearchedStrings.RarestWords),
                new SearchValuesContender(rules, SearchedStrings.WholePhrases),
                new LuceneContender(rules),
            ];
        }

        return contenders;
    }

    // What finds other stories may not be compared with.
    private Story Check()
    {
        Story? without = null;
        foreach (var story in Stories)
        {
            var found = Contenders.Select(contender => Hits(contender, story)).ToList();
            for (var other = 1; other < found.Count; other++)
            {
                if (!found[0].SequenceEqual(found[other]))
                {
                    throw new InvalidOperationException($"{Contenders[other]} finds rules [{string.Join(", ", found[other])}] in story {story.Id} of {Words(Size)}, {Contenders[0]} [{string.Join(", ", found[0])}].");
                }
            }

            without ??= found[0].Count == 0 ? story : null;
            StoriesWithHits += found[0].Count > 0 ? 1 : 0;
        }

        return without ?? throw new InvalidOperationException("Every story has a hit.");
    }

    private static List<int> Hits(Contender contender, Story story)
    {
        var hits = new List<int>();
        contender.Find(story, hits);
        hits.Sort();
        return hits;
    }
}
