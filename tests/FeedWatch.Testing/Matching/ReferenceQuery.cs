using FeedWatch.Matching;

namespace FeedWatch.Testing.Matching;

/// <summary>The facts of a story whose words may be asked for.</summary>
public enum FactField
{
    Author,
    Category,
    Feed,
}

/// <summary>A query as a tree of what it means. How it is typed is told where the language leaves a choice.</summary>
public abstract record ReferenceQuery
{
    private ReferenceQuery()
    {
    }

    /// <param name="Text">As typed, with its quotes and signs.</param>
    /// <param name="Rows">The rows of words that it finds.</param>
    public sealed record Phrase(string Text, IReadOnlyList<IReadOnlyList<WordTest>> Rows) : ReferenceQuery;

    /// <param name="Parts">Two or more.</param>
    /// <param name="Sign">AND, &amp; or nothing, with the spaces around it.</param>
    public sealed record All(IReadOnlyList<ReferenceQuery> Parts, string Sign) : ReferenceQuery;

    public sealed record Any(IReadOnlyList<ReferenceQuery> Parts, string Sign) : ReferenceQuery;

    /// <param name="Part">What must not hold.</param>
    /// <param name="Sign">NOT or -.</param>
    public sealed record Not(ReferenceQuery Part, string Sign) : ReferenceQuery;

    public sealed record With(ReferenceQuery Part, ReferenceQuery Context) : ReferenceQuery;

    public sealed record Near(ReferenceQuery Left, ReferenceQuery Right, int WordsBetween, bool IsOrdered) : ReferenceQuery;

    public sealed record Except(ReferenceQuery Left, ReferenceQuery Right) : ReferenceQuery;

    public sealed record AtLeast(int Count, ReferenceQuery Part) : ReferenceQuery;

    public sealed record Within(TextField Field, ReferenceQuery Part) : ReferenceQuery;

    /// <param name="Field">Where to look.</param>
    /// <param name="Part">Phrases with AND, OR and NOT.</param>
    public sealed record Fact(FactField Field, ReferenceQuery Part) : ReferenceQuery;

    public sealed record Language(string Tag) : ReferenceQuery;

    /// <summary>Brackets that need not be.</summary>
    public sealed record Brackets(ReferenceQuery Part) : ReferenceQuery;

    public sealed override string ToString() => ReferencePrinter.Print(this);
}
