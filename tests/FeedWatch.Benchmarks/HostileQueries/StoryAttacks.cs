namespace FeedWatch.Benchmarks.HostileQueries;

internal sealed record StoryAttack(string Name, string Title, string Body);

/// <summary>Stories as long as the parser lets them be.</summary>
internal static class StoryAttacks
{
    // Summary and content, 64 KB each.
    private const int Longest = 128 * 1024;

    public static IReadOnlyList<StoryAttack> All { get; } =
    [
        Of("one word", "a "),
        Of("two words", "a b "),
        Of("many a, seldom b", string.Concat(Enumerable.Repeat("a ", 49)) + "b "),
        Of("one long word", "a"),
        Of("long words", new string('a', 60) + " "),
        Of("Chinese", "安理会"),
        Of("names of the Council", "the UN Security Council said Lavrov of the United Nations, ООН Совет Безопасности; مجلس الأمن 安理会. "),
        Of("apostrophes", "a'a’a "),
        Of("dots", "a.b.c."),
        Of("signs", "!?-"),
    ];

    private static StoryAttack Of(string name, string piece) =>
        new(name, piece.Trim(), string.Concat(Enumerable.Repeat(piece, Longest / piece.Length)));
}
