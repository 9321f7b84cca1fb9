using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Parsing;

namespace FeedWatch.Tests.Matching;

public class RuleSetTests
{
    private static readonly Feed World = new() { Id = new FeedId("world"), Url = new Uri("https://example.org/w"), Name = "World", Tags = ["news"] };
    private static readonly Feed Sport = new() { Id = new FeedId("sport"), Url = new Uri("https://example.org/s"), Name = "Sport" };

    [Fact]
    public void A_story_is_matched_by_the_rules_of_its_feed_in_their_order()
    {
        var rules = new RuleSet([Rule("all", "lavrov"), Rule("tagged", "minister", "news"), Rule("named", "lavrov", "Sport"), Rule("other", "hockey")]);

        Names(rules.Match(World, Story("Lavrov", "The minister"))).ShouldBe(["all", "tagged"]);
        Names(rules.Match(Sport, Story("Lavrov", "The minister"))).ShouldBe(["all", "named"]);
        rules.Match(World, Story("Putin", "The president")).ShouldBeEmpty();
        RuleSet.Empty.Match(World, Story("Lavrov", "The minister")).ShouldBeEmpty();
    }

    [Fact]
    public void Places_point_into_the_title_and_the_body_of_the_story()
    {
        var story = Story("Lavrov", "The minister") with { Content = "Lavrov spoke." };

        var match = new RuleSet([Rule("r", "lavrov")]).Match(World, story).ShouldHaveSingleItem();

        match.Places.ShouldBe([new Place(TextField.Title, 0, 6), new Place(TextField.Body, 14, 6)]);
        story.Body.Substring(14, 6).ShouldBe("Lavrov");
    }

    [Fact]
    public void The_hard_case_hits_both_rules_and_marks_why()
    {
        var story = Story("Russia’s foreign minister storms out of UN security meeting", "“He left the Security Council,” said Lavrov’s aide. The United Nations had no comment.");
        var rules = new RuleSet([Rule("UN Security Council", "@unsc"), Rule("Lavrov", "@lavrov")]);

        var matches = rules.Match(World, story);

        Names(matches).ShouldBe(["UN Security Council", "Lavrov"]);
        Marked(matches[0], story).ShouldBe(["UN security meeting", "Security Council", "United Nations"]);
        Marked(matches[1], story).ShouldBe(["Russia’s foreign minister", "Lavrov’s"]);
    }

    [Fact]
    public async Task Many_polls_may_use_one_rule_set_at_once()
    {
        var rules = new RuleSet([Rule("r", "\"a b\" NOT c")]);

        var counts = await Task.WhenAll(Enumerable.Range(0, 8).Select(poll => Task.Run(() =>
            Enumerable.Range(0, 2_000).Count(story => rules.Match(World, Story(story % 2 == 0 ? "a b" : "a b c", string.Join(' ', Enumerable.Repeat("a", poll)))).Count == 1))));

        counts.ShouldAllBe(count => count == 1_000);
    }

    private static Rule Rule(string name, string query, params string[] feeds) => new() { Name = name, Query = Ask.Query(query), Feeds = feeds };

    private static Story Story(string title, string summary) => new()
    {
        Id = new StoryId("story"),
        FeedId = World.Id,
        Title = title,
        Summary = summary,
        FirstSeenAt = DateTimeOffset.UnixEpoch,
        ContentHash = "hash",
    };

    private static IEnumerable<string> Names(IEnumerable<RuleMatch> matches) => matches.Select(match => match.Rule.Name);

    private static IEnumerable<string> Marked(RuleMatch match, Story story) =>
        match.Places.Select(place => (place.Field == TextField.Title ? story.Title : story.Body).Substring(place.Start, place.Length));
}
