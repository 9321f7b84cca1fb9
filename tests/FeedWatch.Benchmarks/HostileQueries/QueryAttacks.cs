namespace FeedWatch.Benchmarks.HostileQueries;

/// <param name="Queries">Rules of one configuration.</param>
internal sealed record QueryAttack(string Name, params IReadOnlyList<string> Queries)
{
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Queries that mean harm, or that a careless owner writes.</summary>
internal static class QueryAttacks
{
    public static IEnumerable<QueryAttack> All =>
    [
        new("50 brackets", new string('(', 50) + "a" + new string(')', 50)),
        new("10,000 brackets", new string('(', 10_000) + "a" + new string(')', 10_000)),
        new("100,000 characters", string.Join(" OR ", Enumerable.Repeat("a", 25_000))),
        new("100,000 leaves by aliases", "@x1") { Aliases = Tenfold(5) },
        new("10^8 leaves by aliases", "@x1") { Aliases = Tenfold(8) },
        new("2,000 leaves", string.Join('|', Enumerable.Range(0, 2_000).Select(number => $"a{number}"))),
        new("2,000 times one word, ten rules", [.. Enumerable.Range(0, 10).Select(_ => string.Join('|', Enumerable.Repeat("a", 1_900)))]),
        new("NOT 1,900 absent words, 200 rules", [.. Enumerable.Range(0, 200).Select(rule => $"a NOT ({string.Join('|', Enumerable.Range(0, 1_900).Select(number => $"zz{rule}x{number}"))})")]),
        new("2,000 phrases on one word", string.Join('|', Enumerable.Range(0, 1_900).Select(number => $"\"a a{number}\""))),
        new("1,200 phrases that nearly stand", string.Join('|', Enumerable.Range(0, 1_200).Select(_ => "\"a b a b c\""))),
        new("2,000 prefixes of one another", string.Join('|', Enumerable.Range(3, 60).SelectMany(length => Enumerable.Repeat(new string('a', length) + "*", 5)))),
        new("10,000 prefix rules", [.. Enumerable.Range(0, 10_000).Select(number => $"aaa{new string('a', number % 50)}*")]),
        new("NEAR chain on one word", Chain("a", 20)),
        new("NEAR chain on two words", Chain("(a|b)", 20)),
        new("NEAR of NEAR chains", $"({Chain("a", 8)}) NEAR/50 ({Chain("b", 8)})"),
        new("ONEAR chain", Chain("a", 20, "ONEAR")),
        new("EXCEPT of chains", $"({Chain("a", 6)}) EXCEPT ({Chain("b", 6)})"),
        new("ATLEAST/100 of a chain", $"ATLEAST/100({Chain("a", 6)})"),
        new("NOT of a chain", $"a NOT ({Chain("a", 6)})"),
        new("1,000 NEAR chains", [.. Enumerable.Range(0, 1_000).Select(number => Chain("a", 5 + (number % 10)))]),
        new("100,000 rules on one word", [.. Enumerable.Range(0, 100_000).Select(number => $"a NOT zz{number % 1000}")]),
        new("@unsc and @lavrov a hundred times", [.. Enumerable.Range(0, 100).SelectMany(_ => new[] { "@unsc", "@lavrov" })]),
        new("200 counts of words that all stand", [.. Enumerable.Range(0, 200).Select(_ => "ATLEAST/100(a|b|\"a b\"|\"b a\")")]),
    ];

    private static string Chain(string part, int parts, string joint = "NEAR") => string.Join($" {joint}/50 ", Enumerable.Repeat(part, parts));

    private static Dictionary<string, string> Tenfold(int levels) => Enumerable.Range(1, levels).ToDictionary(
        level => $"x{level}", level => string.Join(" OR ", Enumerable.Repeat(level == levels ? "word" : $"@x{level + 1}", 10)), StringComparer.Ordinal);
}
