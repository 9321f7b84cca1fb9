using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

public sealed class TryCommandTests
{
    [Fact]
    public async Task A_query_alone_shows_how_it_is_understood()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("try", "Lavrov OR grain deal");
        result.ExitCode.ShouldBe(0);
        result.ErrorLines[0].ShouldStartWith("understood as: ");
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_with_a_mistake_is_refused_with_its_place()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("try", "Lavrov AND");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("query:1:");
    }

    [Fact]
    public async Task A_text_file_is_one_story()
    {
        await using var workplace = new Workplace();
        var file = workplace.Write("story.txt", "Talks in Geneva\n\nMr Lavrov took no questions.");
        var result = await workplace.RunAsync("try", "Lavrov", "--file", file);
        result.Output.ShouldBe("\tstory.txt\tTalks in Geneva\tLavrov\t\n");
        result.ErrorLines[^1].ShouldStartWith("1 of 1 stories.");
    }

    [Fact]
    public async Task The_files_own_aliases_are_known()
    {
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.yaml", "feeds:\n  - https://a.example\naliases:\n  minister: 'Lavrov | Baerbock'\n");
        var file = workplace.Write("story.txt", "Baerbock in Geneva");
        (await workplace.RunAsync("try", "@minister", "--file", file)).Output.ShouldContain("Baerbock in Geneva");
    }

    [Fact]
    public async Task A_feed_is_tried_as_it_is_now_and_nothing_is_kept()
    {
        await using var workplace = new Workplace();
        workplace.Publish(new RssItem("Lavrov in Geneva", "1", "https://wire.example/1"), new RssItem("Ferry timetable", "2"));
        var result = await workplace.RunAsync("try", "Lavrov", "--feed", workplace.Server.Url("wire").AbsoluteUri, "--json");
        result.Output.ShouldBe("""{"feed":"Wire","title":"Lavrov in Geneva","link":"https://wire.example/1","matched":["Lavrov"]}""" + "\n");
        result.ErrorLines[^1].ShouldBe("1 of 2 stories.");
        Directory.Exists(workplace.DataFolder).ShouldBeFalse();
    }

    [Fact]
    public async Task Kept_stories_tell_how_many_alerts_a_day_it_would_bring()
    {
        await using var workplace = new Workplace().Watching("nothing of this");
        workplace.Publish(new RssItem("Lavrov in Geneva", "1"), new RssItem("Lavrov in Vienna", "2"), new RssItem("Ferry timetable", "3"));
        await workplace.RunAsync("poll");
        var result = await workplace.RunAsync("try", "Lavrov", "--since", "30d");
        result.Lines.Count.ShouldBe(2);
        result.Output.ShouldContain("\tWire\tLavrov in Geneva\tLavrov\t");
        result.ErrorLines[^1].ShouldBe("2 of 3 stories. That is 2 alerts a day to each recipient of the rule.");
    }

    [Fact]
    public async Task An_address_that_is_no_feed_ends_with_1_and_advice()
    {
        await using var workplace = new Workplace();
        workplace.Server.Answer("/", LoopbackReply.Ok("<html></html>", "text/html"));
        var result = await workplace.RunAsync("try", "Lavrov", "--feed", workplace.Server.BaseUrl.AbsoluteUri);
        result.ExitCode.ShouldBe(1);
        result.ErrorLines[^1].ShouldContain("feedwatch feeds find");
    }

    [Fact]
    public async Task Only_one_thing_is_tried_at_a_time()
    {
        await using var workplace = new Workplace();
        (await workplace.RunAsync("try", "Lavrov", "--feed", "https://a.example", "--since", "1d")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_hostile_story_stays_text_on_a_terminal()
    {
        await using var workplace = new Workplace();
        using var console = new TestConsole();
        await workplace.RunAsync(console, "try", "Lavrov", "--file", workplace.Write("story.txt", HostileStory.Title.Replace("\r\n", " ") + "\n" + HostileStory.Text));
        HostileText.ShouldBeHarmless(console.Output);
        console.Output.ShouldContain("[red]markup[/]");
    }
}
