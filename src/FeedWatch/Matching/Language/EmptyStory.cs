using System.Diagnostics;

namespace FeedWatch.Matching.Language;

/// <summary>Finds the part that makes a query match a story without words: such a rule would alert for nearly everything.</summary>
internal static class EmptyStory
{
    /// <summary>Null where an empty story does not match.</summary>
    public static QueryNode? Culprit(QueryNode node) => node switch
    {
        QueryNode.Phrase or QueryNode.Near or QueryNode.Except or QueryNode.AtLeast => null,
        QueryNode.Not not => Culprit(not.Part) is null ? not : null,
        QueryNode.All all => all.Parts.All(part => Culprit(part) is not null) ? Culprit(all.Parts[0]) : null,
        QueryNode.Any any => any.Parts.Select(Culprit).FirstOrDefault(culprit => culprit is not null),
        QueryNode.Context context => Culprit(context.Part),
        QueryNode.Within within => Culprit(within.Part),
        _ => throw new UnreachableException(),
    };

    public static void Refuse(QueryNode query, MistakeList mistakes)
    {
        if (Culprit(query) is { } culprit)
        {
            var shown = QueryPrinter.Print(culprit) is { Length: <= 40 } text ? text : "NOT ...";
            mistakes.Refuse(culprit.At, $"{shown} alone matches every story without those words.", $"Say what a story must have as well: word AND {shown}.");
        }
    }
}
