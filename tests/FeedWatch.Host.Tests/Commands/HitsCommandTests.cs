using System.Text.Json;
using FeedWatch.Feeds;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Matching;
using FeedWatch.Parsing;
using FeedWatch.Storing;
using FeedWatch.Testing;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

public sealed class HitsCommandTests
{
    private static readonly Hit Geneva = new()
    {
        Key = new("Lavrov", new StoryId("s1")),
        FeedId = new FeedId("f1"),
        FeedName = "Wire",
        Title = "Lavrov in Geneva",
        Link = new Uri("https://wire.example/2?a=1&b=2"),
        Text = "Лавров took no questions.",
        Places = [new(TextField.Title, 0, 6), new(TextField.Body, 0, 6)],
        Query = "@lavrov",
        ContentHash = "c",
        PublishedAt = new DateTimeOffset(2026, 3, 1, 11, 0, 0, TimeSpan.Zero),
        FoundAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        Alerting = true,
    };

    private static readonly Hit Vienna = Geneva with
    {
        Key = new("UN", new StoryId("s2")),
        Title = "Talks in Vienna",
        Link = null,
        PublishedAt = null,
        FoundAt = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero),
        Alerting = false,
    };

    [Fact]
    public async Task Piped_hits_are_lines_with_tabs_latest_first()
    {
        await using var workplace = await WithHitsAsync(Geneva, Vienna);
        (await workplace.RunAsync("hits")).Output.ShouldBe(
            "2026-03-02T12:00:00Z\tUN\tWire\tTalks in Vienna\t\n"
            + "2026-03-01T12:00:00Z\tLavrov\tWire\tLavrov in Geneva\thttps://wire.example/2?a=1&b=2\n");
    }

    [Fact]
    public async Task A_possible_hit_has_its_sign()
    {
        await using var workplace = await WithHitsAsync(Vienna with { IsPossible = true });
        (await workplace.RunAsync("hits")).Output.ShouldBe("2026-03-02T12:00:00Z\tUN\tWire\tTalks in Vienna\t\t(possible)\n");
        (await workplace.RunAsync("hits", "--json")).Output.ShouldContain("\"possible\":true");
        using var console = new TestConsole();
        console.Profile.Width = 160;
        await workplace.RunAsync(console, "hits");
        console.Output.ShouldContain("(possible: too costly to decide)");
        console.Output.ShouldContain("1 hit.");
    }

    [Fact]
    public async Task Json_hits_keep_their_shape()
    {
        await using var workplace = await WithHitsAsync(Geneva);
        (await workplace.RunAsync("hits", "--json")).Output.ShouldBe(
            """{"rule":"Lavrov","storyId":"s1","feed":"Wire","title":"Lavrov in Geneva","link":"https://wire.example/2?a=1&b=2","text":"Лавров took no questions.","matched":["Lavrov","Лавров"],"query":"@lavrov","publishedAt":"2026-03-01T11:00:00+00:00","foundAt":"2026-03-01T12:00:00+00:00","alerting":true}""" + "\n");
    }

    [Fact]
    public async Task A_folder_without_a_database_is_named_and_stays_empty()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("hits");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldStartWith($"There is no database {Path.Combine(workplace.DataFolder, "feedwatch.db")} yet");
        Directory.Exists(workplace.DataFolder).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--rule", "UN", "Talks in Vienna")]
    [InlineData("--since", "2026-03-02", "Talks in Vienna")]
    [InlineData("--search", "geneva", "Lavrov in Geneva")]
    [InlineData("--limit", "1", "Talks in Vienna")]
    public async Task Hits_can_be_narrowed(string option, string value, string title)
    {
        await using var workplace = await WithHitsAsync(Geneva, Vienna);
        (await workplace.RunAsync("hits", option, value)).Lines.ShouldHaveSingleItem().ShouldContain(title);
    }

    [Fact]
    public async Task People_see_the_story_its_rule_and_what_was_not_emailed()
    {
        await using var workplace = await WithHitsAsync(Geneva, Vienna);
        using var console = new TestConsole();
        await workplace.RunAsync(console, "hits");
        console.Output.ShouldContain("Lavrov  Wire\n  Lavrov in Geneva\n  Лавров took no questions.\n  https://wire.example/2?a=1&b=2");
        console.Output.ShouldContain("UN  Wire  (older: not emailed)");
        console.Output.ShouldContain("2 hits.");
    }

    [Fact]
    public async Task A_hostile_story_stays_text_on_a_terminal()
    {
        await using var workplace = await WithHitsAsync(HostileStory.Hit);
        using var console = new TestConsole();
        await workplace.RunAsync(console, "hits");
        HostileText.ShouldBeHarmless(console.Output);
        console.Output.ShouldContain("[red]markup[/]");
    }

    [Fact]
    public async Task A_hostile_story_stays_one_line_in_a_pipe()
    {
        await using var workplace = await WithHitsAsync(HostileStory.Hit);
        var result = await workplace.RunAsync("hits");
        result.Lines.ShouldHaveSingleItem().Split('\t').Length.ShouldBe(5);
        HostileText.ShouldBeHarmless(result.Output.Replace('\t', ' '));
    }

    [Fact]
    public async Task A_hostile_story_is_escaped_in_json()
    {
        await using var workplace = await WithHitsAsync(HostileStory.Hit);
        var line = (await workplace.RunAsync("hits", "--json")).Lines.ShouldHaveSingleItem();
        line.ShouldAllBe(character => !char.IsControl(character));
        JsonDocument.Parse(line).RootElement.GetProperty("title").GetString().ShouldNotBeNull().ShouldStartWith("\u001b[31mred");
    }

    private static async Task<Workplace> WithHitsAsync(params IReadOnlyList<Hit> hits)
    {
        var workplace = new Workplace().Watching();
        await using var services = workplace.Compose();
        await services.GetRequiredService<IHitStore>().AddAsync(hits, TestContext.Current.CancellationToken);
        return workplace;
    }
}
