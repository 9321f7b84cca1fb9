namespace FeedWatch.Tests.Configuration;

public class RulesOfAFileTests
{
    [Fact]
    public void A_rule_is_a_name_a_query_and_feeds()
    {
        var rule = Yaml.Valid("""
            feeds:
              - { url: https://example.org/a, tags: [world] }
              - { url: https://example.org/b, name: Second }
            rules:
              - name: Lavrov
                query: 'Lavrov | Лавров'
                feeds: [world, Second, example.org/a, world]
            """).Rules.ShouldHaveSingleItem();

        rule.Name.ShouldBe("Lavrov");
        rule.Query.Text.ShouldBe("Lavrov | Лавров");
        rule.Query.Match("Лавров в Нью-Йорке", string.Empty).ShouldNotBeNull();
        rule.Feeds.ShouldBe(["world", "Second", "example.org/a"]);
    }

    [Fact]
    public void An_alias_of_the_file_is_used_in_its_rules()
    {
        var configuration = Yaml.Valid(Yaml.Feed + """
            aliases:
              mission: '"permanent mission" AND @who'
              who: Russia | Russian
            rules:
              - { name: Mission, query: '@MISSION' }
            """);

        configuration.Rules[0].Query.Match("Russian diplomats", "The permanent mission said").ShouldNotBeNull();
        configuration.Aliases.Keys.ShouldBe(["mission", "who"]);
    }

    [Fact]
    public void An_alias_of_the_file_takes_the_place_of_a_shipped_one()
    {
        var rule = Yaml.Valid(Yaml.Feed + """
            aliases: { lavrov: Nesterov }
            rules: [{ name: Lavrov, query: '@lavrov' }]
            """).Rules[0];

        rule.Query.Match("Nesterov speaks", string.Empty).ShouldNotBeNull();
        rule.Query.Match("Sergey Lavrov, Russian foreign minister", string.Empty).ShouldBeNull();
    }

    [Fact]
    public void A_bad_alias_is_a_mistake_where_it_stands_even_if_no_rule_uses_it() =>
        Yaml.Mistake(Yaml.Rule + "aliases:\n  mission: '(Russia'\n").ShouldStartWith("feedwatch.yaml:4:13: The bracket is opened and never closed.");

    [Fact]
    public void A_bad_alias_is_told_once_however_often_it_is_used() =>
        Yaml.Mistakes(Yaml.Feed + """
            aliases:
              bad: '(Russia'
              uses: '@bad OR Russian'
            rules:
              - { name: One, query: '@bad AND talks' }
              - { name: Two, query: '@uses' }
            """).ShouldHaveSingleItem().ShouldStartWith("feedwatch.yaml:3:9: ");

    [Fact]
    public void Aliases_that_use_each_other_in_a_circle_are_told_each_where_it_stands() =>
        Yaml.Mistakes(Yaml.Feed + """
            aliases:
              one: '@two'
              two: 'a OR @one'
            rules: [{ name: One, query: '@one' }]
            """).Select(mistake => mistake.Split(": ")[0]).ShouldBe(["feedwatch.yaml:3:9", "feedwatch.yaml:4:14"]);

    [Theory]
    [InlineData("'@mission': a", "'@mission' cannot be the name of an alias. Use letters, digits, _ and -, without the @.")]
    [InlineData("a b: c", "'a b' cannot be the name of an alias.")]
    [InlineData("Mission: a", "The alias Mission is already defined in line 3: case makes no difference.")]
    [InlineData("other: [a]", "`other` is a list here. Write a single value.")]
    [InlineData("other:", "`other` has no value.")]
    public void An_alias_has_a_name_of_its_own_and_a_query(string line, string text) =>
        Yaml.Mistake(Yaml.Feed + "aliases:\n  mission: a\n  " + line + "\n").ShouldContain(text);

    [Theory]
    [InlineData("- { query: a }", "3:5: A rule has no `name`. Add `name:`.")]
    [InlineData("- { name: a }", "3:5: A rule has no `query`. Add `query:`.")]
    [InlineData("- Lavrov", "3:5: A rule is a single value here. Write a map")]
    [InlineData("- { name: a, query: [b] }", "3:23: `query` is a list here.")]
    [InlineData("- { name: a, query: '' }", "3:23: `query` has no value.")]
    [InlineData("- { name: a, query: b, feeds: nowhere }", "3:33: No feed has the name or tag 'nowhere'. Write the name of a feed, or one of the `tags` of feeds.")]
    [InlineData("- { name: a, query: b, feeds: Example.org/feed }", "3:33: No feed has the name or tag 'Example.org/feed'. Write 'example.org/feed'.")]
    [InlineData("- { name: a, query: b, feeds: [] }", "3:33: `feeds` is empty. Name a feed or a tag, or delete the key: then the rule applies to all feeds.")]
    [InlineData("- { name: a, query: b, feeds: }", "`feeds` is empty.")]
    [InlineData("- { name: a, query: b, urgent: true }", "3:26: `urgent` is not supported in this version yet. Delete it for now.")]
    [InlineData("- { name: a, query: b, querry: c }", "3:26: `querry` is not a key of a rule. Write `query`.")]
    public void What_a_rule_cannot_be_is_refused(string rule, string text) =>
        Yaml.Mistake(Yaml.Feed + "rules:\n  " + rule + "\n").ShouldContain(text);

    [Fact]
    public void A_name_twice_is_a_mistake() =>
        Yaml.Mistake(Yaml.Feed + "rules:\n  - { name: a, query: b }\n  - { name: a, query: c }\n")
            .ShouldBe("feedwatch.yaml:4:13: The rule name 'a' is already taken in line 3. Give one of the two another name.");

    [Fact]
    public void A_feed_with_a_mistake_still_lends_its_name_and_tags_to_the_rules() =>
        Yaml.Mistake("""
            feeds: [{ url: nowhere, name: Lost, tags: [world] }]
            rules: [{ name: a, query: b, feeds: [Lost, world] }]
            """).ShouldContain("The url 'nowhere'");

    [Fact]
    public void A_rule_that_every_recipient_leaves_out_is_worth_a_warning() =>
        Yaml.Warnings(Yaml.Feed + """
            rules: [{ name: a, query: b }, { name: c, query: d }]
            recipients: [{ email: desk@example.org, rules: a }]
            """).ShouldBe(["feedwatch.yaml:2:40: No recipient has this rule in its `rules`, so nobody is alerted of what it finds. Add it to a recipient, or delete it."]);

    [Fact]
    public void A_file_that_finds_nothing_and_tells_nobody_is_worth_two_warnings() =>
        Yaml.Warnings(Yaml.Feed).ShouldBe(
        [
            "feedwatch.yaml:1:1: There is no rule, so no story will be a hit. Add `rules:` with a `name` and a `query`.",
            "feedwatch.yaml:1:1: There is no recipient, so nobody will be alerted. Add `recipients:` with an `email`.",
        ]);

    [Fact]
    public void What_the_query_compiler_doubts_is_a_warning_at_its_place() =>
        Yaml.Warnings(Yaml.Feed + """
            rules: [{ name: a, query: 'Lavrov or Nesterov' }]
            recipients: [{ email: desk@example.org }]
            """).ShouldContain(warning => warning.StartsWith("feedwatch.yaml:2:35: ", StringComparison.Ordinal));
}
