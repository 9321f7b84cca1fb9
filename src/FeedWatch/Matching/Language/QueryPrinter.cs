using System.Diagnostics;

namespace FeedWatch.Matching.Language;

/// <summary>Tree to text with every bracket written out: reading that text gives the same tree.</summary>
internal static class QueryPrinter
{
    public static string Print(QueryNode node) => node switch
    {
        QueryNode.Phrase { IsQuoted: true } phrase => $"\"{phrase.Text}\"",
        QueryNode.Phrase phrase => phrase.Text,
        QueryNode.All all => $"({string.Join(" AND ", all.Parts.Select(Print))})",
        QueryNode.Any any => $"({string.Join(" OR ", any.Parts.Select(Print))})",
        QueryNode.Not not => not.Part is QueryNode.Not ? $"NOT ({Print(not.Part)})" : $"NOT {Print(not.Part)}",
        QueryNode.Within { Part: QueryNode.Not } within => $"{Name(within.Field)}:({Print(within.Part)})",
        QueryNode.Within within => $"{Name(within.Field)}:{Print(within.Part)}",
        QueryNode.AliasName alias => $"@{alias.Name}",
        _ => throw new UnreachableException(),
    };

    private static string Name(TextField field) => field == TextField.Title ? "title" : "body";
}
