namespace FeedWatch.Matching.Language;

/// <summary>
/// NEAR, EXCEPT and ATLEAST speak of places in the text. AND, NOT, WITH and the facts of a story have none, so that they are refused inside: with the part that is in the way, and a form that works.
/// </summary>
internal static class PlacedParts
{
    private const int LongestShown = 60;

    /// <param name="name">The operator.</param>
    /// <param name="left">As the owner wrote it, and with its aliases replaced.</param>
    /// <param name="right">Likewise.</param>
    /// <param name="field">What all of it is restricted to.</param>
    public static void Check(string name, (QueryNode Written, QueryNode Expanded) left, (QueryNode Written, QueryNode Expanded) right, QueryField? field, Spot at, MistakeList mistakes)
    {
        var without = name == "EXCEPT" ? "AND NOT" : "AND";
        CheckField(name, field, at, mistakes);
        if (left.Expanded is QueryNode.Within one && right.Expanded is QueryNode.Within other && one.Field != other.Field)
        {
            mistakes.Warn(at, $"{name} never reaches from {one.Field.Name()}: to {other.Field.Name()}:.", "Write AND.");
        }

        foreach (var (written, expanded) in new[] { left, right })
        {
            if (Unplaced(expanded) is { } part)
            {
                Refuse(name, written, part, $"Write {Shown(left.Written)} {without} {Shown(right.Written)}, which looks at the whole story; inside {name} use words, phrases and OR.", at, mistakes);
            }
        }
    }

    /// <inheritdoc cref="Check(string, ValueTuple{QueryNode, QueryNode}, ValueTuple{QueryNode, QueryNode}, QueryField?, Spot, MistakeList)"/>
    public static void Check(string name, QueryNode written, QueryNode expanded, QueryField? field, Spot at, MistakeList mistakes)
    {
        CheckField(name, field, at, mistakes);
        if (Unplaced(expanded) is { } part)
        {
            Refuse(name, written, part, $"Inside {name} use words, phrases and OR, and write the rest outside with AND.", at, mistakes);
        }
    }

    private static void CheckField(string name, QueryField? field, Spot at, MistakeList mistakes)
    {
        if (field is { } fact && fact.IsFact())
        {
            mistakes.Refuse(at, $"{name} looks at places in the text, and {fact.Name()}: has none.", "Use AND, OR, NOT and phrases there.");
        }
    }

    private static void Refuse(string name, QueryNode written, QueryNode part, string advice, Spot at, MistakeList mistakes)
    {
        var shown = QueryPrinter.Shortly(part, LongestShown);
        var within = written is QueryNode.AliasName alias ? $" of @{alias.Name}" : string.Empty;
        mistakes.Refuse(at, $"{name} needs places in the text, and the part {shown}{within} has none of its own.", advice);
    }

    private static string Shown(QueryNode written) => QueryPrinter.Shortly(written, LongestShown);

    // The first part that makes the whole have no place of its own.
    private static QueryNode? Unplaced(QueryNode node) => node switch
    {
        QueryNode.All or QueryNode.Not or QueryNode.Context => node,
        QueryNode.Within within => within.Field.IsFact() ? within : Unplaced(within.Part),
        QueryNode.Any any => any.Parts.Select(Unplaced).FirstOrDefault(part => part is not null),

        // Words have; and another operator of these was looked at by itself.
        _ => null,
    };
}
