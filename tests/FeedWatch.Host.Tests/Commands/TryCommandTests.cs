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
    public async Task Aliases_keep_their_names_unless_they_are_to_be_written_out()
    {
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.yaml", "feeds:\n  - https://a.example\naliases:\n  minister: 'Lavrov | Baerbock'\n");
        (await workplace.RunAsync("try", "@minister veto")).ErrorLines.ShouldBe(["understood as: (@minister AND veto)"]);
        (await workplace.RunAsync("try", "@minister veto", "--full")).ErrorLines.ShouldBe(["understood as: ((Lavrov OR Baerbock) AND veto)"]);
    }

    [Theory]
    [InlineData("Lavrov AND", "Lavrov AND", "       ^")]
    [InlineData("安理会 foo:bar", "安理会 foo:bar", "       ^")]
    [InlineData("Лавров\t\tfoo:bar", "Лавров foo:bar", "       ^")]
    [InlineData("café\u0301 foo:bar", "café\u0301 foo:bar", "     ^")]
    [InlineData("veto\n  OR foo:bar", "OR foo:bar", "   ^")]
    public async Task People_see_where_the_mistake_is(string query, string line, string caret)
    {
        await using var workplace = new Workplace();
        using var console = new TestConsole();
        var result = await workplace.RunAsync(console, "try", query);
        result.ErrorLines.Count.ShouldBe(3);
        result.ErrorLines[0].ShouldStartWith("query:");
        result.ErrorLines[1].ShouldBe("  " + line);
        result.ErrorLines[2].ShouldBe("  " + caret);
    }

    [Fact]
    public async Task A_long_line_is_shown_around_its_mistake()
    {
        await using var workplace = new Workplace();
        using var console = new TestConsole();
        console.Profile.Width = 50;
        var result = await workplace.RunAsync(console, "try", string.Concat(Enumerable.Repeat("Lavrov | ", 40)) + "foo:bar" + string.Concat(Enumerable.Repeat(" | Lavrov", 40)));
        var (line, caret) = (result.ErrorLines[1], result.ErrorLines[2]);
        line.Length.ShouldBeLessThanOrEqualTo(50);
        line[caret.IndexOf('^')..].ShouldStartWith("foo:bar");
    }

    [Fact]
    public async Task A_warning_has_its_place_and_advice_too()
    {
        await using var workplace = new Workplace();
        using var console = new TestConsole();
        var result = await workplace.RunAsync(console, "try", "veto UN Security Council");
        result.ExitCode.ShouldBe(0);
        result.ErrorLines[0].ShouldStartWith("warning: query:1:6: UN Security Council finds these words anywhere");
        result.ErrorLines[0].ShouldContain("@unsc");
        result.ErrorLines.Skip(1).ShouldBe(["  veto UN Security Council", "       ^"]);
    }

    [Fact]
    public async Task A_piped_mistake_is_one_line()
    {
        await using var workplace = new Workplace();
        (await workplace.RunAsync("try", "veto\n  OR foo:bar")).ErrorLines.ShouldHaveSingleItem().ShouldStartWith("query:2:6: There is no field foo:.");
    }

    [Fact]
    public async Task The_forms_of_each_word_are_shown_once()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("try", "sanction OR =Sanction OR sanction* OR sanction OR UN", "--forms");
        result.Lines.ShouldBe(["sanction\tsanction, sanctions\t", "Sanction\tSanction\texactly so", "sanction\tsanction...\tbegins so", "UN\tun\tin capitals"]);
        var json = await workplace.RunAsync("try", "Лавров NEAR/3 UN", "--forms", "--json");
        json.Lines[0].ShouldStartWith("""{"written":"Лавров","forms":["лавров","лаврова",""");
        json.Lines[0].ShouldEndWith(""","capitals":"first"}""");
        json.Lines[1].ShouldBe("""{"written":"UN","forms":["un"],"capitals":"all"}""");
    }

    [Fact]
    public async Task A_text_can_be_given_outright()
    {
        await using var workplace = new Workplace();
        (await workplace.RunAsync("try", "Лавров", "--text", "Лаврова ждут в Пекине")).Output.ShouldBe("\ttext\tЛаврова ждут в Пекине\tЛаврова\t\n");
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
    public async Task An_unknown_rule_is_refused_with_the_nearest_name()
    {
        await using var workplace = new Workplace().Watching();
        var result = await workplace.RunAsync("try", "veto", "--text", "veto", "--rule", "Lavrow");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines[^1].ShouldBe("There is no rule Lavrow in feedwatch.yaml. Did you mean Lavrov?");
        (await workplace.RunAsync("try", "veto", "--text", "veto", "--rule", "Security")).ErrorLines[^1].ShouldBe("There is no rule Security in feedwatch.yaml. Its rules are: Lavrov.");
    }

    [Theory]
    [InlineData("--rule", "Lavrov")]
    [InlineData("--forms", "--since", "1d")]
    [InlineData("--text", "a", "--since", "1d")]
    public async Task Options_that_do_not_go_together_are_refused(params string[] options)
    {
        await using var workplace = new Workplace().Watching();
        (await workplace.RunAsync(["try", "Lavrov", .. options])).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_feedwatch_yaml_with_a_mistake_does_not_keep_a_query_from_being_tried()
    {
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.yaml", "feeds: 3\n");
        var result = await workplace.RunAsync("try", "@unsc", "--text", "UN Security Council meets");
        result.ExitCode.ShouldBe(0);
        result.Lines.Count.ShouldBe(1);
        result.ErrorLines[0].ShouldStartWith("warning: feedwatch.yaml has a mistake");
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
