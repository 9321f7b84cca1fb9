using System.Diagnostics;
using FeedWatch.Matching.Language;
using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Forms;

/// <summary>The words of a query for its owner to read, each once, in the order of the query.</summary>
internal static class QueryWords
{
    /// <param name="tree">With its aliases expanded.</param>
    public static IReadOnlyList<QueryWord> Of(QueryNode tree) =>
    [
        .. Patterns(tree, isFact: false)
            .Select(pattern => new QueryWord(pattern.Written, pattern.Forms, CapitalsOf(pattern.Needs), pattern.IsExact, pattern.IsPrefix))
            .DistinctBy(word => (word.Written, word.Needs, word.IsExact, word.IsPrefix)),
    ];

    private static IEnumerable<WordPattern> Patterns(QueryNode node, bool isFact) => node switch
    {
        QueryNode.Phrase phrase => PhrasePatterns.Of(phrase).SelectMany(row => row).Select(word => isFact ? PhrasePatterns.OfFact(word) : word),
        QueryNode.All all => all.Parts.SelectMany(part => Patterns(part, isFact)),
        QueryNode.Any any => any.Parts.SelectMany(part => Patterns(part, isFact)),
        QueryNode.Not not => Patterns(not.Part, isFact),
        QueryNode.Context context => Patterns(context.Part, isFact),
        QueryNode.Near near => Patterns(near.Left, isFact).Concat(Patterns(near.Right, isFact)),
        QueryNode.Except except => Patterns(except.Left, isFact).Concat(Patterns(except.Right, isFact)),
        QueryNode.AtLeast atLeast => Patterns(atLeast.Part, isFact),
        QueryNode.Within within => Patterns(within.Part, within.Field.IsFact()),
        _ => throw new UnreachableException("Aliases are expanded before."),
    };

    private static WordCapitals CapitalsOf(Capitals needs) => needs switch
    {
        Capitals.None => WordCapitals.Any,
        Capitals.First => WordCapitals.First,
        Capitals.All => WordCapitals.All,
        _ => throw new UnreachableException(),
    };
}
