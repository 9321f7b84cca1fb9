using System.Text.Json;
using FeedWatch.Feeds;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using FeedWatch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

public sealed class WhyCommandTests
{
    private const string Address = "https://wire.example/lavrov-in-geneva";

    [Theory]
    [InlineData(Address)]
    [InlineData("https://wire.example/lavrov-in-geneva/?utm_source=mail#xtor=RSS-1")]
    [InlineData("wire.example/lavrov-in-geneva")]
    [InlineData("Lavrov in Geneva for talks")]
    [InlineData("LAVROV in Genêva: for “talks”")]
    [InlineData("geneva for")]
    [InlineData("Lavrov in Geneva for talks - Wire News")]
    public async Task A_story_is_found_by_its_address_its_headline_or_a_part_of_it(string given)
    {
        await using var workplace = await PolledAsync(new Workplace());
        var result = await workplace.RunAsync("why", given);
        result.ExitCode.ShouldBe(0);
        result.Lines[0].ShouldEndWith($"\tWire\tLavrov in Geneva for talks\t{Address}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_rule_says_what_it_found_or_which_part_fails_and_what_became_of_it(bool onAzure)
    {
        await using var workplace = await PolledAsync(onAzure ? new Workplace().OnAzure() : new Workplace());
        var rules = (await workplace.RunAsync("why", Address)).Lines.Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[1]);
        rules["Lavrov"][2..4].ShouldBe(["found", "“Lavrov”"]);
        rules["Lavrov"][4].ShouldMatch(@"^hit kept \S+Z; alert to Desk: accepted$");
        rules["Council"][2..].ShouldBe(["not found", "fails: \"Security Council\"; nearly: “Security Counsil” for \"Security Council\" (one letter away)", ""]);
        rules["Hockey"][2..].ShouldBe(["not found", "fails: NOT talks; unwanted: “talks”", ""]);
        rules["Elsewhere"][2..].ShouldBe(["not for this feed", "it is for Other", ""]);
    }

    [Fact]
    public async Task Json_has_all_of_it()
    {
        await using var workplace = await PolledAsync(new Workplace());
        var story = JsonElement.Parse((await workplace.RunAsync("why", "Geneva", "--json")).Lines.ShouldHaveSingleItem());
        story.GetProperty("seen").GetBoolean().ShouldBeTrue();
        story.GetProperty("knownBy").GetString().ShouldBe("part");
        story.GetProperty("feed").GetString().ShouldBe("Wire");
        var rules = story.GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("rule").GetString()!);
        rules["Lavrov"].GetProperty("alerts").ToString().ShouldBe("""[{"recipient":"Desk","status":"accepted"}]""");
        rules["Council"].GetProperty("nearMisses").ToString().ShouldBe("""[{"wanted":"\"Security Council\"","found":"Security Counsil","kind":"oneLetter"}]""");
        rules["Elsewhere"].GetProperty("verdict").GetString().ShouldBe("otherFeeds");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_story_that_was_not_seen_names_the_feeds_of_its_site_and_the_nearest_headlines(bool onAzure)
    {
        await using var workplace = await PolledAsync(onAzure ? new Workplace().OnAzure() : new Workplace());
        var result = await workplace.RunAsync("why", "https://www.wire.example/2026/lavrov-leaves-geneva");
        result.ExitCode.ShouldBe(0);
        result.Lines.ShouldHaveSingleItem().ShouldMatch($"^\tnear\t\\S+Z\tWire\tLavrov in Geneva for talks\t{Address}$");
        result.ErrorLines[0].ShouldStartWith("Not seen: among 2 kept stories, the oldest first seen 20");
        result.ErrorLines[1].ShouldBe("Watched feeds of this site: Wire.");

        (await workplace.RunAsync("why", "https://nobody.example/a")).ErrorLines[1].ShouldStartWith("No watched feed is of this site");
        var json = JsonElement.Parse((await workplace.RunAsync("why", "Guterres in Lagos", "--json")).Output);
        json.GetProperty("seen").GetBoolean().ShouldBeFalse();
        json.GetProperty("lookedThrough").GetInt32().ShouldBe(2);
        json.GetProperty("near").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_older_than_asked_for_is_looked_at()
    {
        await using var workplace = await PolledAsync(new Workplace());
        (await workplace.RunAsync("why", "Geneva", "--since", "2100-01-01")).ErrorLines[0].ShouldBe("Not seen: no story is kept.");
    }

    [Fact]
    public async Task A_rule_that_came_later_says_that_no_hit_is_kept()
    {
        await using var workplace = await PolledAsync(new Workplace());
        workplace.Write("feedwatch.yaml", $"feeds:\n  - {workplace.Server.Url("wire")}\nrules:\n  - name: Geneva\n    query: Geneva\n");
        (await workplace.RunAsync("why", Address)).Lines[1].ShouldBe("\tGeneva\tfound\t“Geneva”\tno hit is kept: the rule came or changed after the story");
    }

    [Fact]
    public async Task Where_nothing_is_kept_yet_the_database_is_named()
    {
        await using var workplace = new Workplace().Watching();
        var result = await workplace.RunAsync("why", "Lavrov");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("There is no database");
        Directory.Exists(workplace.DataFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task People_see_a_table_of_the_rules()
    {
        await using var workplace = await PolledAsync(new Workplace());
        using var console = new TestConsole();
        console.Profile.Width = 160;
        await workplace.RunAsync(console, "why", Address);
        console.Output.ShouldStartWith("Lavrov in Geneva for talks\n  first seen ");
        console.Output.ShouldMatch("Council +not found +fails: \"Security Council\"");
    }

    [Fact]
    public async Task A_hostile_story_stays_text()
    {
        await using var workplace = new Workplace().Watching();
        await using (var services = workplace.Compose())
        {
            await services.GetRequiredService<IStoryStore>().AddAsync(
                [new Story { Id = new StoryId("h"), FeedId = new FeedId("f"), Title = HostileStory.Title, Content = HostileStory.Text, ContentHash = "h", FirstSeenAt = DateTimeOffset.UnixEpoch }],
                TestContext.Current.CancellationToken);
        }

        using var console = new TestConsole();
        await workplace.RunAsync(console, "why", "markup");
        HostileText.ShouldBeHarmless(console.Output);
        console.Output.ShouldContain("[red]markup[/]");
        HostileText.ShouldBeHarmless((await workplace.RunAsync("why", "markup")).Output.Replace('\t', ' '));
    }

    private static async Task<Workplace> PolledAsync(Workplace workplace)
    {
        workplace.Write("feedwatch.yaml", $"""
            feeds:
              - url: {workplace.Server.Url("wire")}
                name: Wire
              - url: {workplace.Server.Url("other")}
                name: Other
            rules:
              - name: Lavrov
                query: Lavrov
              - name: Council
                query: 'Lavrov AND "Security Council"'
              - name: Hockey
                query: 'Lavrov NOT talks'
              - name: Elsewhere
                query: Lavrov
                feeds: [Other]
            recipients:
              - name: Desk
                email: desk@example.org
            """ + "\n");
        workplace.Set("Mail:Unconfigured=Folder");
        workplace.Publish(
            new RssItem("Lavrov in Geneva for talks", "1", Address, "The UN Security Counsil was told.", TimeProvider.System.GetUtcNow()),
            new RssItem("Ferry timetable", "2", "https://ferry.example/2"));
        await workplace.RunAsync("poll");
        return workplace;
    }
}
