using System.Collections.Immutable;

namespace FeedWatch.Matching.Language;

/// <summary>A query as a tree. A new form of the language is a new case here, then one in each switch over it.</summary>
internal abstract record QueryNode(Spot At)
{
    /// <summary>Words in a row: a phrase in quotes, or a run typed without.</summary>
    public sealed record Phrase(string Text, bool IsQuoted, Spot At) : QueryNode(At)
    {
        /// <summary>Written with =: this spelling only.</summary>
        public bool IsExact { get; init; }

        /// <summary>Written with a star: the last word is the beginning of a word.</summary>
        public bool IsPrefix { get; init; }
    }

    /// <summary>Joined by AND, or by WITH before a <see cref="Context"/>, which is never the first part.</summary>
    public sealed record All(ImmutableArray<QueryNode> Parts, Spot At) : QueryNode(At)
    {
        public static QueryNode Of(IEnumerable<QueryNode> parts, Spot at) =>
            Flatten(parts, part => part is All all ? all.Parts : [part]) is var flat && flat is [var only] ? only : new All(flat, at);
    }

    public sealed record Any(ImmutableArray<QueryNode> Parts, Spot At) : QueryNode(At)
    {
        public static QueryNode Of(IEnumerable<QueryNode> parts, Spot at) =>
            Flatten(parts, part => part is Any any ? any.Parts : [part]) is var flat && flat is [var only] ? only : new Any(flat, at);
    }

    public sealed record Not(QueryNode Part, Spot At) : QueryNode(At);

    /// <summary>What follows WITH: it must hold and is marked weakly.</summary>
    public sealed record Context(QueryNode Part, Spot At) : QueryNode(At);

    /// <param name="Words">The most words between the two.</param>
    /// <param name="IsOrdered">ONEAR: left before right.</param>
    public sealed record Near(QueryNode Left, QueryNode Right, int Words, bool IsOrdered, Spot At) : QueryNode(At);

    public sealed record Except(QueryNode Left, QueryNode Right, Spot At) : QueryNode(At);

    public sealed record AtLeast(int Count, QueryNode Part, Spot At) : QueryNode(At);

    public sealed record Within(QueryField Field, QueryNode Part, Spot At) : QueryNode(At);

    public sealed record AliasName(string Name, Spot At) : QueryNode(At);

    // (a OR b) OR c is the same tree as a OR b OR c, so that a query prints in one way only.
    private static ImmutableArray<QueryNode> Flatten(IEnumerable<QueryNode> parts, Func<QueryNode, IEnumerable<QueryNode>> split) => [.. parts.SelectMany(split)];
}

/// <summary>A place in a query's text: line and column, from 1.</summary>
internal readonly record struct Spot(int Line, int Column);
