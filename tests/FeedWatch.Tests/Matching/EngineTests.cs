using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;

namespace FeedWatch.Tests.Matching;

/// <summary>What the engine promises beside the right answer: nothing allocated, and nothing endless.</summary>
public class EngineTests
{
    private static readonly Feed Wire = new() { Id = new FeedId("wire"), Url = new Uri("https://example.org/w"), Name = "Wire" };

    [Fact]
    public void A_story_that_no_rule_finds_allocates_nothing()
    {
        var rules = new RuleSet([
            .. new[] { "@unsc", "@lavrov", "\"grain deal\" NEAR/5 wheat", "harbour AND NOT sand", "light* EXCEPT lighthouse", "ATLEAST/3(keeper)", "author:nobody", "lang:ru" }
                .Select((query, number) => Rule($"rule {number}", query))]);
        var story = Story("The keeper of the lighthouse", string.Concat(Enumerable.Repeat("The council of the harbour met the UN envoy; sand and wheat were sold. ", 30))) with { Authors = ["Ann Keeper"], Language = "en" };
        for (var i = 0; i < 50; i++)
        {
            rules.Match(Wire, story).ShouldBeEmpty();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            rules.Match(Wire, story);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Theory]
    [InlineData("a NEAR/50 a NEAR/50 a NEAR/50 a NEAR/50 a NEAR/50 a NEAR/50 a NEAR/50 b")]
    [InlineData("ATLEAST/100(a NEAR/50 a NEAR/50 a NEAR/50 b)")]
    [InlineData("(a NEAR/50 b NEAR/50 a) EXCEPT (b NEAR/50 a NEAR/50 b)")]
    [InlineData("NOT (a NEAR/50 a NEAR/50 a NEAR/50 a) a")]
    public void A_query_too_costly_to_decide_is_a_possible_hit(string query)
    {
        var story = Story("a b", string.Concat(Enumerable.Repeat("a b ", 5_000)));

        var match = new RuleSet([Rule("hostile", query), Rule("plain", "a b")]).Match(Wire, story);

        match.Select(found => (found.Rule.Name, found.IsPossible)).ShouldBe([("hostile", true), ("plain", false)]);
        match[0].Places.ShouldBeEmpty();
    }

    [Fact]
    public void Many_costly_queries_leave_the_others_undecided_rather_than_take_all_time()
    {
        var rules = new RuleSet([.. Enumerable.Range(0, 200).Select(number => Rule($"rule {number}", $"a NEAR/50 a NEAR/{number % 20} a NEAR/50 a NEAR/50 b"))]);

        rules.Match(Wire, Story("a", string.Concat(Enumerable.Repeat("a b ", 5_000)))).Count(match => match.IsPossible).ShouldBe(200);
    }

    [Fact]
    public void A_cheap_query_is_decided_whatever_the_others_took()
    {
        var rules = new RuleSet([.. Enumerable.Range(0, 20).Select(number => Rule($"costly {number}", "a NEAR/50 a NEAR/50 a NEAR/50 b")), Rule("no", "lavrov NOT hockey"), Rule("yes", "lavrov hockey")]);

        var found = rules.Match(Wire, Story("Lavrov plays hockey", string.Concat(Enumerable.Repeat("a b ", 5_000))));

        found.Where(match => !match.IsPossible).Select(match => match.Rule.Name).ShouldBe(["yes"]);
        found.Count.ShouldBe(21);
    }

    [Fact]
    public void A_rule_set_without_rules_finds_nothing() => RuleSet.Empty.Match(Wire, Story("a", "b")).ShouldBeEmpty();

    [Fact]
    public void The_language_of_the_feed_stands_in_for_that_of_a_story()
    {
        var rules = new RuleSet([Rule("russian", "lang:ru")]);

        rules.Match(Wire with { Language = "ru" }, Story("a", "b")).Count.ShouldBe(1);
        rules.Match(Wire with { Language = "ru" }, Story("a", "b") with { Language = "en" }).ShouldBeEmpty();
        rules.Match(Wire, Story("a", "b")).ShouldBeEmpty();
    }

    private static Rule Rule(string name, string query) => new() { Name = name, Query = Ask.Query(query) };

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
