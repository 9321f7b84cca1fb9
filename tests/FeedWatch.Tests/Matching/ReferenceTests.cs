using FeedWatch.Matching;
using FeedWatch.Testing.Matching;
using FsCheck.Xunit;

namespace FeedWatch.Tests.Matching;

/// <summary>
/// Random queries and stories over words whose meaning is written out by hand. The long form is a command of the benchmarks: agree.
/// </summary>
[Properties(Arbitrary = [typeof(ReferenceSamples)], MaxTest = 1_000)]
public class ReferenceTests
{
    private static readonly AliasSet Aliases = new([new Alias("x", "a OR b"), new Alias("y", "NOT @x")]);

    [Property(MaxTest = 2_000)]
    public void The_engine_agrees_with_the_plain_meaning(ReferencePair pair) =>
        ReferenceComparison.Difference(pair.Query, pair.Story).ShouldBeNull($"{pair.Query} on {pair.Story}");

    [Property(MaxTest = 100)]
    public void Many_queries_together_find_what_each_finds_alone(ReferenceRound round)
    {
        var compiled = round.Queries.Select(ReferenceComparison.Compile).OfType<QueryResult.Compiled>().ToList();
        var rules = new RuleSet([.. compiled.Select((result, number) => new Rule { Name = $"{number}", Query = result.Query })]);

        foreach (var story in round.Stories)
        {
            var alone = rules.Rules.Select(rule => (rule.Name, Match: rule.Query.Match(story.ToSearched()))).Where(pair => pair.Match is not null).ToList();
            var together = rules.Match(story.ToFeed(), story.ToStory());

            together.Select(match => match.Rule.Name).ShouldBe(alone.Select(pair => pair.Name), $"{story}");
            together.SelectMany(match => match.Places).ShouldBe(alone.SelectMany(pair => pair.Match!.Places), $"{story}");
        }
    }

    [Property]
    public void Reading_what_was_printed_gives_the_same_query(ReferencePair pair)
    {
        if (ReferenceComparison.Compile(pair.Query) is not QueryResult.Compiled { Query: var query })
        {
            return;
        }

        var again = new QueryCompiler(AliasSet.Empty).Compile(query.Expanded).ShouldBeOfType<QueryResult.Compiled>().Query;

        again.Expanded.ShouldBe(query.Expanded);
        var stored = new Query { Text = "as stored", Expanded = query.Expanded };
        var story = pair.Story.ToSearched();
        again.Match(story)?.Places.ShouldBe(query.Match(story)?.Places);
        stored.Match(story)?.Places.ShouldBe(query.Match(story)?.Places);
    }

    [Property]
    public void What_has_no_places_in_the_text_cannot_stand_near_anything(MisplacedPart part) =>
        new QueryCompiler(AliasSet.Empty).Compile(part.Text).ShouldBeOfType<QueryResult.Refused>(part.Text);

    [Property]
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
}
