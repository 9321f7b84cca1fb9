using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;
using FeedWatch.Testing.Http;

namespace FeedWatch.Host.Tests.Commands;

public sealed class PollCommandTests
{
    private static readonly RssItem Old = new("Ferry timetable", "1", "https://wire.example/1");
    private static readonly RssItem New = new("Lavrov in Geneva", "2", "https://wire.example/2", "He took no questions.");

    [Fact]
    public async Task A_new_story_that_a_rule_finds_is_written_as_an_email()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(Old);
        (await workplace.RunAsync("poll")).ExitCode.ShouldBe(0);
        workplace.Publish(New, Old);

        var result = await workplace.RunAsync("poll", "--all");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Lines[0].ShouldBe("1 feeds polled: 0 unchanged, 0 failed. 1 new stories, 0 edited. 1 hit.");
        result.Lines[1].ShouldStartWith("1 emails sent, 0 to be tried again, 0 refused.");
        workplace.Emails.ShouldHaveSingleItem().ShouldContain("Subject: [Lavrov] Lavrov in Geneva");
    }

    [Fact]
    public async Task A_bad_edit_leaves_the_last_valid_configuration_in_force_after_a_restart()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(Old);
        (await workplace.RunAsync("poll")).ExitCode.ShouldBe(0);
        await File.AppendAllTextAsync(workplace.WatchFile, "\nrulez: []\n", TestContext.Current.CancellationToken);
        workplace.Publish(New, Old);

        var result = await workplace.RunAsync("poll", "--all");

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("rulez");
        result.Error.ShouldContain("last in use");
        workplace.Emails.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Reserved_recipients_are_refused_where_mail_would_really_go_out()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Set("Mail:Transport=smtp");
        workplace.Set("Mail:From=alerts@feedwatch.int");
        workplace.Set("Mail:Smtp:Host=127.0.0.1");
        workplace.Set("Mail:Smtp:Security=none");
        var text = System.Text.RegularExpressions.Regex.Replace(await File.ReadAllTextAsync(workplace.WatchFile), "[a-z]+@[a-z.]+", "desk@example.org", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        await File.WriteAllTextAsync(workplace.WatchFile, text, TestContext.Current.CancellationToken);

        var result = await workplace.RunAsync("poll");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("desk@example.org");
    }

    [Fact]
    public async Task A_feed_that_is_not_due_is_polled_only_on_request()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(Old);
        await workplace.RunAsync("poll");
        (await workplace.RunAsync("poll")).Lines[0].ShouldStartWith("0 feeds polled");
        (await workplace.RunAsync("poll", "--all")).Lines[0].ShouldStartWith("1 feeds polled: 1 unchanged");
    }

    [Fact]
    public async Task A_feed_that_fails_is_named_and_ends_the_command_with_1()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Server.Answer("/wire", LoopbackReply.Of(500));
        var result = await workplace.RunAsync("poll");
        result.ExitCode.ShouldBe(1);
        result.Lines[0].ShouldStartWith("failed  Wire: ");
        result.Lines[1].ShouldBe("1 feeds polled: 0 unchanged, 1 failed. 0 new stories, 0 edited. 0 hits.");
    }

    [Fact]
    public async Task Json_is_one_line_that_sums_up()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Server.Answer("/wire", LoopbackReply.Of(404));
        var result = await workplace.RunAsync("poll", "--json");
        result.Lines.ShouldHaveSingleItem().ShouldStartWith(
            """{"polled":1,"unchanged":0,"failed":1,"newStories":0,"editedStories":0,"hits":0,"mailsSent":0,"mailsToRetry":0,"mailsRefused":0,"seconds":""");
        result.Output.ShouldContain("""
            "problems":[{"subject":"Wire","reason":"
            """.Trim());
    }

    [Fact]
    public async Task People_see_the_same_sum_on_a_terminal()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(Old);
        using var console = new Spectre.Console.Testing.TestConsole();
        var result = await workplace.RunAsync(console, "poll");
        result.ExitCode.ShouldBe(0, result.Error);
        console.Output.ShouldContain("1 feeds polled: 0 unchanged, 0 failed. 1 new stories");
    }

    [Fact]
    public async Task A_configuration_with_mistakes_ends_the_command_with_2_and_their_places()
    {
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.yaml", "feeds:\n  - ftp://wire.example\nrules:\n  - name: A\n    query: 'Lavrov AND'\n");
        var result = await workplace.RunAsync("poll");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.Count.ShouldBe(2);
        result.ErrorLines[0].ShouldStartWith($"{workplace.WatchFile}:2:5: ");
        result.ErrorLines[1].ShouldStartWith($"{workplace.WatchFile}:5:");
    }

    [Fact]
    public async Task Without_a_configuration_the_way_to_one_is_told()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("poll");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldContain("feedwatch init");
    }

    [Fact]
    public async Task A_second_process_on_the_same_database_is_refused()
    {
        await using var workplace = new Workplace().Watching();
        await using var services = workplace.Compose();
        using var taken = HostComposition.TakeLock(services, out _).ShouldNotBeNull();
        var result = await workplace.RunAsync("poll");
        result.ExitCode.ShouldBe(1);
        result.ErrorLines.ShouldHaveSingleItem().ShouldContain("Another feedwatch");
        workplace.Server.Requests.ShouldBeEmpty();
    }
}
