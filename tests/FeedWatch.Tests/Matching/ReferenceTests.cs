using FeedWatch.Matching;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace FeedWatch.Tests.Matching;

/// <summary>Random queries and stories over a handful of words, so that they often meet.</summary>
[Properties(Arbitrary = [typeof(ReferenceTests)], MaxTest = 2_000)]
public class ReferenceTests
{
    private static readonly string[] Words = ["ka", "lo", "mi", "nu", "pe", "лавров", "été", "x1"];

    private static readonly string[] Pieces =
    [
        "(", ")", "\"", "”", "-", "@", "@x", "@y", "title:", "body:", "a:", ":", "AND", "OR", "NOT", "or", "|", "&", " ", " ", " ", "\n", "a", "Lavrov", "лав", "U.N.", "’s", "*", "=", "!", "NEAR/3", "\u200B", "安", "𝒶", "\uD800",
    ];

    private static readonly AliasSet Aliases = new([new Alias("x", "a OR b"), new Alias("y", "NOT @x")]);

    public static Arbitrary<ReferenceQuery> Queries() => Arb.From(Gen.Sized(size => Query(Math.Min(size, 12), inField: false)));

    public static Arbitrary<Text> Texts() => Arb.From(Gen.Elements(Words).ListOf().Select(words => new Text(string.Join(' ', words.Take(12)))));

    public static Arbitrary<Scrap> Scraps() => Arb.From(Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty),
        Gen.Elements(Pieces).ListOf().Select(string.Concat)).Select(text => new Scrap(text)));

    [Property]
    public void The_engine_agrees_with_the_plain_meaning(ReferenceQuery reference, Text title, Text body)
    {
        var result = new QueryCompiler(AliasSet.Empty).Compile(reference.Text());
        if (reference.Marks(string.Empty, string.Empty) is not null)
        {
            result.ShouldBeOfType<QueryResult.Refused>().Mistakes.ShouldHaveSingleItem().Text.ShouldContain("alone matches every story");
            return;
        }

        var places = result.ShouldBeOfType<QueryResult.Compiled>().Query.Match(title.Value, body.Value);

        // In order, each character once: sorted places that do not overlap.
        var marked = places?.SelectMany(place => Enumerable.Range(place.Start, place.Length), (place, offset) => (place.Field, offset));
        marked.ShouldBe(reference.Marks(title.Value, body.Value)?.Order());
    }

    [Property(MaxTest = 1_000)]
    public void Reading_what_was_printed_gives_the_same_query(ReferenceQuery reference, Text title, Text body)
    {
        if (new QueryCompiler(AliasSet.Empty).Compile(reference.Text()) is not QueryResult.Compiled { Query: var query })
        {
            return;
        }

        var again = new QueryCompiler(AliasSet.Empty).Compile(query.Expanded).ShouldBeOfType<QueryResult.Compiled>().Query;

        again.Expanded.ShouldBe(query.Expanded);
        again.Match(title.Value, body.Value).ShouldBe(query.Match(title.Value, body.Value));
        new Query { Text = "as stored", Expanded = query.Expanded }.Match(title.Value, body.Value).ShouldBe(query.Match(title.Value, body.Value));
    }

    [Property(MaxTest = 1_000)]
    public void Any_text_is_compiled_or_refused_with_a_place_in_it(Scrap scrap)
    {
        switch (new QueryCompiler(Aliases).Compile(scrap.Value))
        {
            case QueryResult.Refused refused:
                var lines = scrap.Value.Split('\n');
                refused.Mistakes.ShouldNotBeEmpty();
                refused.Mistakes.ShouldAllBe(mistake => mistake.Line <= lines.Length && mistake.Column >= 1 && mistake.Column <= lines[mistake.Line - 1].Length + 1);
                break;
            case QueryResult.Compiled compiled:
                compiled.Query.Match(scrap.Value, scrap.Value);
                new QueryCompiler(AliasSet.Empty).Compile(compiled.Query.Expanded).ShouldBeOfType<QueryResult.Compiled>().Query.Expanded.ShouldBe(compiled.Query.Expanded);
                break;
        }
    }

    private static Gen<ReferenceQuery> Query(int size, bool inField)
    {
        var phrase = from words in Gen.Elements(Words).ListOf(2)
                     from length in Gen.Choose(1, 2)
                     select (ReferenceQuery)new ReferenceQuery.Phrase([.. words.Take(length)]);
        if (size == 0)
        {
            return phrase;
        }

        var parts = Query(size / 2, inField).ListOf(2).Select(list => list.ToArray());
        var all = parts.Select(two => (ReferenceQuery)new ReferenceQuery.All(two));
        var any = parts.Select(two => (ReferenceQuery)new ReferenceQuery.Any(two));
        var not = Query(size / 2, inField).Select(part => (ReferenceQuery)new ReferenceQuery.Not(part));
        var within = from field in Gen.Elements(TextField.Title, TextField.Body)
                     from part in Query(size / 2, inField: true)
                     select (ReferenceQuery)new ReferenceQuery.Within(field, part);
        return inField ? Gen.OneOf(phrase, all, any, not) : Gen.OneOf(phrase, all, any, all, not, within);
    }

    public sealed record Text(string Value);

    public sealed record Scrap(string Value);
}
