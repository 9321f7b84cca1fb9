namespace FeedWatch.Testing.Matching;

/// <summary>What a query asks of one word of a text.</summary>
public abstract record WordTest
{
    private WordTest()
    {
    }

    public abstract bool Takes(StandingWord word);

    public sealed record Finds(string Word) : WordTest
    {
        public override bool Takes(StandingWord word) => word.FoundBy.Contains(Word);
    }

    public sealed record IsSpelled(string Spelling) : WordTest
    {
        public override bool Takes(StandingWord word) => word.Spelling == Spelling;
    }

    public sealed record BeginsSpelled(string Spelling) : WordTest
    {
        public override bool Takes(StandingWord word) => word.Spelling.StartsWith(Spelling, StringComparison.Ordinal);
    }

    public sealed record Begins(string Folded) : WordTest
    {
        public override bool Takes(StandingWord word) => word.Folded.StartsWith(Folded, StringComparison.Ordinal);
    }
}

/// <summary>A word as it is typed in a query, and the rows of words that it stands for: U.S.-led stands for two in a row, cease-fire also for one.</summary>
public sealed record TypedWord(string Text, IReadOnlyList<IReadOnlyList<WordTest>> Rows)
{
    /// <summary>A word that finds what the vocabulary says it finds.</summary>
    public static TypedWord Plain(string text) => Rowed(text, [text]);

    public static TypedWord Rowed(string text, params string[][] rows) =>
        new(text, [.. rows.Select(row => (IReadOnlyList<WordTest>)[.. row.Select(word => new WordTest.Finds(word))])]);

    public static TypedWord Exact(string text) => new(text, [[new WordTest.IsSpelled(text)]]);

    public static TypedWord ExactPrefix(string text) => new($"={text}*", [[new WordTest.BeginsSpelled(text)]]);

    public static TypedWord Prefix(string text, string folded) => new($"{text}*", [[new WordTest.Begins(folded)]]);
}
