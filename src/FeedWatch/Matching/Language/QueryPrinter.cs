using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FeedWatch.Matching.Language;

/// <summary>Tree to text with every bracket written out: reading that text gives the same tree.</summary>
internal static class QueryPrinter
{
    public static string Print(QueryNode node)
    {
        var text = new StringBuilder();
        Print(node, text);
        return text.ToString();
    }

    /// <summary>For a message: cut where it is long.</summary>
    public static string Shortly(QueryNode node, int most = 60) => Print(node) is { } text && text.Length <= most ? text : $"{Print(node)[..most]}...";

    private static void Print(QueryNode node, StringBuilder text)
    {
        switch (node)
        {
            case QueryNode.Phrase phrase:
                Print(phrase, text);
                break;
            case QueryNode.All all:
                PrintParts(all.Parts, " AND ", text);
                break;
            case QueryNode.Any any:
                PrintParts(any.Parts, " OR ", text);
                break;
            case QueryNode.Not not:
                text.Append("NOT ");
                PrintOperand(not.Part, text);
                break;
            case QueryNode.Context context:
                Print(context.Part, text);
                break;
            case QueryNode.Near near:
                PrintPair(near.Left, string.Create(CultureInfo.InvariantCulture, $" {(near.IsOrdered ? "ONEAR" : "NEAR")}/{near.Words} "), near.Right, text);
                break;
            case QueryNode.Except except:
                PrintPair(except.Left, " EXCEPT ", except.Right, text);
                break;
            case QueryNode.AtLeast atLeast:
                text.Append(CultureInfo.InvariantCulture, $"ATLEAST/{atLeast.Count}");
                PrintBracketed(atLeast.Part, text);
                break;
            case QueryNode.Within within:
                text.Append(within.Field.Name()).Append(':');
                PrintOperand(within.Part, text);
                break;
            case QueryNode.AliasName alias:
                text.Append('@').Append(alias.Name);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Print(QueryNode.Phrase phrase, StringBuilder text)
    {
        text.Append(phrase.IsExact ? "=" : string.Empty);
        text.Append(phrase.IsQuoted ? $"\"{phrase.Text}\"" : phrase.Text);
        text.Append(phrase.IsPrefix ? "*" : string.Empty);
    }

    private static void PrintParts(ImmutableArray<QueryNode> parts, string between, StringBuilder text)
    {
        text.Append('(');
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                text.Append(parts[i] is QueryNode.Context ? " WITH " : between);
            }

            Print(parts[i], text);
        }

        text.Append(')');
    }

    private static void PrintPair(QueryNode left, string between, QueryNode right, StringBuilder text)
    {
        text.Append('(');
        Print(left, text);
        text.Append(between);
        Print(right, text);
        text.Append(')');
    }

    // A NOT goes into brackets where the language allows no bare one.
    private static void PrintOperand(QueryNode node, StringBuilder text)
    {
        if (node is QueryNode.Not)
        {
            PrintBracketed(node, text);
        }
        else
        {
            Print(node, text);
        }
    }

    private static void PrintBracketed(QueryNode node, StringBuilder text)
    {
        var hasBrackets = node is QueryNode.All or QueryNode.Any or QueryNode.Near or QueryNode.Except;
        text.Append(hasBrackets ? string.Empty : "(");
        Print(node, text);
        text.Append(hasBrackets ? string.Empty : ")");
    }
}
