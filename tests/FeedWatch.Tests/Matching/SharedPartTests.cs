using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;

namespace FeedWatch.Tests.Matching;

/// <summary>A long alias that many rules use is decided once a story, and each rule still gets its own answer.</summary>
public class SharedPartTests
{
    private static readonly Feed Wire = new() { Id = new FeedId("wire"), Url = new Uri("https://example.org/w"), Name = "Wire" };
    private static readonly (string, string) Names = ("names", string.Join(" OR ", Enumerable.Range(0, 30).Select(number => $"name{number}")));
    private static readonly (string, string) Costly = ("costly", $"{string.Join(" OR ", Enumerable.Range(0, 20).Select(number => $"none{number}"))} OR (a NEAR/50 a NEAR/50 a NEAR/50 a NEAR/50 b)");

    [Fact]
    public void Each_rule_has_its_own_verdict_and_marks()
    {
        var rules = new RuleSet([Rule("all", "@names"), Rule("title", "title:@names"), Rule("both", "@names AND fire"), Rule("not", "fire NOT @names"), Rule("near", "@names NEAR/2 fire")]);

        Found(rules, "Name7 and fire").ShouldBe(["all", "title", "both", "near"]);
        Found(rules, "A fire", "at the house of Name8").ShouldBe(["all", "both"]);
        Found(rules, "A fire").ShouldBe(["not"]);
        rules.Match(Wire, Story("Name7 and fire", ""))[2].Places.ShouldBe([new Place(TextField.Title, 0, 5), new Place(TextField.Title, 10, 4)]);
    }

    [Fact]
    public void A_part_that_is_too_costly_once_costs_the_other_rules_nothing()
    {
        var rules = new RuleSet([.. Enumerable.Range(0, 50).Select(number => Rule($"costly {number}", "@costly")), Rule("plain", "a NEAR/1 b")]);

        var found = rules.Match(Wire, Story("a b", string.Concat(Enumerable.Repeat("a b ", 5_000))));

        found.Count(match => match.IsPossible).ShouldBe(50);
        found[^1].IsPossible.ShouldBeFalse();
    }

    private static IEnumerable<string> Found(RuleSet rules, string title, string body = "") => rules.Match(Wire, Story(title, body)).Select(match => match.Rule.Name);

    private static Rule Rule(string name, string query) => new() { Name = name, Query = Ask.Query(query, Names, Costly) };

    private static Story Story(string title, string body) => new()
    {
        Id = new StoryId("story"),
        FeedId = Wire.Id,
        Title = title,
        Summary = body,
        FirstSeenAt = DateTimeOffset.UnixEpoch,
        ContentHash = "hash",
    };
}
