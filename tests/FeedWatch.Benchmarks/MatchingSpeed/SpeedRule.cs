using FeedWatch.Matching;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>A rule that every contender can express: words and phrases in small letters, all of which or one of which a story must hold.</summary>
/// <param name="Parts">The words of a phrase have one space between them.</param>
/// <param name="NeedsAll">AND, else OR.</param>
internal sealed record SpeedRule(string[] Parts, bool NeedsAll)
{
    /// <summary>The parts by one of which the rule is found: the rarest where all must hold, which comes first; else each.</summary>
    public IEnumerable<string> Anchors => NeedsAll ? Parts.Take(1) : Parts;

    public string QueryText => string.Join(NeedsAll ? " AND " : " OR ", Parts.Select(part => $"\"{part}\""));

    public Rule ToRule(string name) => new QueryCompiler(AliasSet.Empty).Compile(QueryText) is QueryResult.Compiled compiled
        ? new Rule { Name = name, Query = compiled.Query }
        : throw new InvalidOperationException($"{QueryText} was refused.");
}

/// <summary>The same rules for the same seed: half phrases, a quarter rare words, then pairs of words and alternatives.</summary>
internal static class SpeedRules
{
    public static IReadOnlyList<SpeedRule> Make(SpeedWords words, int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => Make(words, random))];

    /// <summary>How many times the rules use each word.</summary>
    public static IReadOnlyDictionary<string, int> Uses(IReadOnlyList<SpeedRule> rules) =>
        rules.SelectMany(rule => rule.Parts).SelectMany(part => part.Split(' ')).CountBy(word => word).ToDictionary();

    private static SpeedRule Make(SpeedWords words, Random random) => random.Next(100) switch
    {
        < 50 => new SpeedRule([Phrase(words, random)], NeedsAll: true),
        < 75 => new SpeedRule([SpeedWords.Name(random)], NeedsAll: true),
        < 90 => new SpeedRule([SpeedWords.Name(random), words.Telling(random)], NeedsAll: true),
        _ => new SpeedRule([Phrase(words, random), Phrase(words, random)], NeedsAll: false),
    };

    private static string Phrase(SpeedWords words, Random random) => random.Next(6) switch
    {
        < 3 => $"{words.Telling(random)} {words.Telling(random)}",
        < 5 => $"{words.Telling(random)} {words.Telling(random)} {words.Telling(random)}",
        _ => $"{words.Telling(random)} {words.CommonOne(random)} {words.Telling(random)}",
    };
}
