using FeedWatch.Matching.Language;

namespace FeedWatch.Matching.Explaining;

/// <summary>A phrase that a story may nearly hold.</summary>
/// <param name="Field">The text it is to stand in; null: either.</param>
/// <param name="IsOfAlias">The owner wrote an alias and has not seen it: there are hundreds in one, so that some short word is always nearly there.</param>
internal sealed record WantedPhrase(QueryNode.Phrase Phrase, TextField? Field, bool IsOfAlias)
{
    /// <summary>The phrases of a query with its aliases written out. What stands behind NOT, or in a fact, is not wanted.</summary>
    /// <param name="expanded">The whole, or a part.</param>
    /// <param name="written">The same as the owner wrote it.</param>
    public static IEnumerable<WantedPhrase> In(QueryNode expanded, QueryNode written)
    {
        var aliases = Leaves(written, field: null).Select(leaf => leaf.Node).OfType<QueryNode.AliasName>().Select(alias => alias.At).ToHashSet();
        foreach (var (leaf, field) in Leaves(expanded, field: null))
        {
            if (leaf is QueryNode.Phrase phrase)
            {
                // What comes out of an alias is given its place.
                yield return new WantedPhrase(phrase, field, aliases.Contains(phrase.At));
            }
        }
    }

    private static IEnumerable<(QueryNode Node, TextField? Field)> Leaves(QueryNode node, TextField? field) => node switch
    {
        QueryNode.Phrase or QueryNode.AliasName => [(node, field)],
        QueryNode.All all => all.Parts.SelectMany(part => Leaves(part, field)),
        QueryNode.Any any => any.Parts.SelectMany(part => Leaves(part, field)),
        QueryNode.Context context => Leaves(context.Part, field),
        QueryNode.Near near => Leaves(near.Left, field).Concat(Leaves(near.Right, field)),
        QueryNode.Except except => Leaves(except.Left, field),
        QueryNode.AtLeast atLeast => Leaves(atLeast.Part, field),
        QueryNode.Within { Field: QueryField.Title } within => Leaves(within.Part, TextField.Title),
        QueryNode.Within { Field: QueryField.Body } within => Leaves(within.Part, TextField.Body),
        _ => [],
    };
}
