using FeedWatch.Parsing;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>One way to find out which of many rules a story hits.</summary>
internal abstract class Contender
{
    public abstract string Name { get; }

    /// <summary>Adds the numbers of the rules that find the story, each once, in any order.</summary>
    public abstract void Find(Story story, List<int> hits);

    public sealed override string ToString() => Name;
}

/// <summary>What is measured: compiled once for all stories.</summary>
internal sealed class FeedWatchContender : Contender
{
    public const string Ours = "FeedWatch";

    private readonly Matching.RuleSet rules;
    private readonly Dictionary<string, int> numbers;

    public FeedWatchContender(IReadOnlyList<SpeedRule> rules)
    {
        this.rules = new Matching.RuleSet([.. rules.Select((rule, number) => rule.ToRule($"{number}"))]);
        numbers = this.rules.Rules.Select((rule, number) => (rule, number)).ToDictionary(pair => pair.rule.Name, pair => pair.number);
    }

    public override string Name => Ours;

    public override void Find(Story story, List<int> hits)
    {
        var matches = rules.Match(SpeedStories.Feed, story);
        for (var place = 0; place < matches.Count; place++)
        {
            hits.Add(numbers[matches[place].Rule.Name]);
        }
    }
}

/// <summary>What anyone would write first: each rule's words are looked for in each story.</summary>
internal sealed class ContainsContender(IReadOnlyList<SpeedRule> rules) : Contender
{
    private readonly SpeedRule[] rules = [.. rules];

    public override string Name => "Contains";

    public override void Find(Story story, List<int> hits)
    {
        for (var number = 0; number < rules.Length; number++)
        {
            if (Holds(rules[number], story))
            {
                hits.Add(number);
            }
        }
    }

    private static bool Holds(SpeedRule rule, Story story)
    {
        foreach (var part in rule.Parts)
        {
            var holds = WholeWords.Stand(story.Title, part) || WholeWords.Stand(story.Body, part);
            if (holds != rule.NeedsAll)
            {
                return holds;
            }
        }

        return rule.NeedsAll;
    }
}
