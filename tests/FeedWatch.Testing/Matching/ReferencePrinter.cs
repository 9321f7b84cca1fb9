using System.Globalization;
using FeedWatch.Matching;

namespace FeedWatch.Testing.Matching;

/// <summary>Types a query with as few brackets as the precedence of the operators allows, so that it is tested too.</summary>
internal static class ReferencePrinter
{
    private enum Binding
    {
        Or,
        And,
        Not,
        Near,
        One,
    }

    public static string Print(ReferenceQuery query) => Print(query, Binding.Or);

    private static string Print(ReferenceQuery query, Binding atLeast)
    {
        var (text, binding) = Typed(query);
        return binding < atLeast ? $"({text})" : text;
    }

    private static (string Text, Binding Binding) Typed(ReferenceQuery query) => query switch
    {
        ReferenceQuery.Phrase phrase => (phrase.Text, Binding.One),
        ReferenceQuery.Any any => (string.Join(any.Sign, any.Parts.Select(part => Print(part, Binding.And))), Binding.Or),
        ReferenceQuery.All all => (string.Join(all.Sign, all.Parts.Select((part, place) => Print(part, place == 0 ? Binding.And : Binding.Not))), Binding.And),
        ReferenceQuery.With with => ($"{Print(with.Part, Binding.And)} WITH {Print(with.Context, Binding.Not)}", Binding.And),
        ReferenceQuery.Not not => (not.Sign + Print(not.Part, Binding.Near), Binding.Not),
        ReferenceQuery.Near near => ($"{Print(near.Left, Binding.Near)} {Operator(near)} {Print(near.Right, Binding.One)}", Binding.Near),
        ReferenceQuery.Except except => ($"{Print(except.Left, Binding.Near)} EXCEPT {Print(except.Right, Binding.One)}", Binding.Near),
        ReferenceQuery.AtLeast atLeast => (string.Create(CultureInfo.InvariantCulture, $"ATLEAST/{atLeast.Count}({Print(atLeast.Part)})"), Binding.One),
        ReferenceQuery.Within within => ($"{(within.Field == TextField.Title ? "title" : "body")}:{Print(within.Part, Binding.One)}", Binding.One),
        ReferenceQuery.Fact fact => ($"{Name(fact.Field)}:{Print(fact.Part, Binding.One)}", Binding.One),
        ReferenceQuery.Language language => ($"lang:{language.Tag}", Binding.One),
        ReferenceQuery.Brackets brackets => ($"({Print(brackets.Part)})", Binding.One),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Operator(ReferenceQuery.Near near) => string.Create(CultureInfo.InvariantCulture, $"{(near.IsOrdered ? "ONEAR" : "NEAR")}/{near.WordsBetween}");

    private static string Name(FactField field) => field switch
    {
        FactField.Author => "author",
        FactField.Category => "category",
        _ => "feed",
    };
}
