using FeedWatch.Matching;

namespace FeedWatch.Tests.Matching;

public class AliasSetTests
{
    [Fact]
    public void The_customers_aliases_are_offered_with_a_word_about_them() =>
        AliasSet.Shipped.Offered.Select(alias => alias.Name).ShouldBe(["lavrov", "lavrov_wide", "un", "unsc", "unsc_wide"]);

    [Fact]
    public void An_owners_alias_takes_the_place_of_a_shipped_one_in_other_aliases_too()
    {
        var aliases = AliasSet.Shipped.With(new Dictionary<string, string> { ["LAVROV_NAME"] = "Lavrowski", ["mine"] = "@lavrov OR x" });

        var query = new QueryCompiler(aliases).Compile("@Mine").ShouldBeOfType<QueryResult.Compiled>().Query;

        query.Match("Lavrowski in Delhi", string.Empty).ShouldNotBeNull();
        query.Match("Lavrow in Delhi", string.Empty).ShouldBeNull();
        AliasSet.Shipped.TryGet("mine", out _).ShouldBeFalse();
    }

    [Fact]
    public void The_expansion_shows_what_an_alias_means()
    {
        var query = Ask.Query("title:@pair OR @city", ("pair", "a OR (b c)"), ("city", "Rome OR \"New York\""));

        query.Text.ShouldBe("title:@pair OR @city");
        query.Expanded.ShouldBe("(title:(a OR (b AND c)) OR Rome OR \"New York\")");
    }

    [Fact]
    public void A_rule_has_another_version_when_an_alias_it_uses_has_changed()
    {
        Rule Rule(string meaning) => new() { Name = "r", Query = Ask.Query("@a", ("a", meaning)) };

        Rule("x OR y").Version.ShouldBe(Rule("x  |  (y)").Version);
        Rule("x OR y").Version.ShouldNotBe(Rule("x OR z").Version);
    }
}
