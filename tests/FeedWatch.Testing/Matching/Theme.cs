namespace FeedWatch.Testing.Matching;

/// <summary>A few words that the queries and stories of one round share, so that they often meet.</summary>
public sealed class Theme
{
    private const int Size = 9;
    private const double PlainShare = 0.35;

    private readonly WrittenToken[] tokens;
    private readonly TypedWord[] words;

    public Theme(Random random)
    {
        tokens = [.. Enumerable.Range(0, Size).Select(_ => random.NextDouble() < PlainShare ? Pick(WrittenTokens.Plain, random) : Pick(WrittenTokens.RealLooking, random))];
        words = [.. All.Where(Finds).DefaultIfEmpty(TypedWords.Plain[0])];
    }

    private static IReadOnlyList<TypedWord> All { get; } = [.. TypedWords.Plain, .. TypedWords.Exact, .. TypedWords.Prefixes];

    /// <summary>Now and then another than those of the theme.</summary>
    public WrittenToken Token(Random random) => random.Next(8) == 0 ? Pick(WrittenTokens.RealLooking, random) : Pick(tokens, random);

    public TypedWord Word(Random random) => random.Next(10) == 0 ? Pick(All, random) : Pick(words, random);

    public static T Pick<T>(IReadOnlyList<T> choices, Random random) => choices[random.Next(choices.Count)];

    private bool Finds(TypedWord word)
    {
        var standing = tokens.SelectMany(token => token.Words).ToList();
        return word.Rows.Any(row => row.All(test => standing.Exists(test.Takes)));
    }
}
