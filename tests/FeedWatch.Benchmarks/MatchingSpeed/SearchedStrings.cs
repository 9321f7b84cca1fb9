namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>A string that is searched for, and the phrase of a rule that it is a part of.</summary>
/// <param name="String">The phrase or one of its words.</param>
/// <param name="Offset">Where it begins in the phrase.</param>
/// <param name="Phrase">One of the rule's anchors.</param>
/// <param name="Rule">The rule's number.</param>
internal readonly record struct Wanted(string String, int Offset, string Phrase, int Rule);

/// <summary>What of a rule's phrase is searched for.</summary>
internal sealed class SearchedStrings
{
    private readonly Func<string, IReadOnlyDictionary<string, int>, string> choose;

    private SearchedStrings(string name, Func<string, IReadOnlyDictionary<string, int>, string> choose)
    {
        Name = name;
        this.choose = choose;
    }

    /// <summary>The word that the fewest rules use: it is found whatever stands between the words of the phrase, as FeedWatch does.</summary>
    public static SearchedStrings RarestWords { get; } = new("rarest words", (phrase, uses) => phrase.Split(' ').MinBy(word => uses[word])!);

    /// <summary>Faster, as it is found less often, but blind to a phrase that a line break, a comma or a second space divides. The stories have none such.</summary>
    public static SearchedStrings WholePhrases { get; } = new("whole phrases", (phrase, _) => phrase);

    public string Name { get; }

    public IEnumerable<Wanted> Of(IReadOnlyList<SpeedRule> rules)
    {
        var uses = SpeedRules.Uses(rules);
        return rules.SelectMany((rule, number) => rule.Anchors.Select(phrase => Of(phrase, choose(phrase, uses), number)));
    }

    private static Wanted Of(string phrase, string part, int rule) => new(part, $" {phrase} ".IndexOf($" {part} ", StringComparison.Ordinal), phrase, rule);
}
