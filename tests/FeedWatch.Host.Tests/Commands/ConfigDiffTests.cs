using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Commands;

public sealed class ConfigDiffTests
{
    private static readonly DateTimeOffset Lately = TimeProvider.System.GetUtcNow().AddHours(-1);

    [Fact]
    public async Task Each_feed_rule_and_recipient_that_differs_is_a_line_with_what_is_new_and_whom_it_would_alert()
    {
        await using var workplace = await PolledAsync();
        Write(workplace, $$"""
            feeds:
              - url: {{workplace.Server.Url("wire")}}
                name: Agency
                every: 5m
            rules:
              - { name: Lavrov, query: Vienna }
              - { name: Grain, query: grain }
            recipients:
              - { name: Desk, email: day@example.org }
              - { name: Night, email: night@example.org, rules: [Grain] }
            """);

        var result = await workplace.RunAsync("config", "diff");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Lines.ShouldBe(
        [
            "changed\tfeed\tAgency\tname: Wire -> Agency; every: learnt -> 5m\t",
            "changed\trule\tLavrov\tquery: Lavrov -> Vienna\tnone",
            "added\trule\tGrain\tgrain\tDesk 2, Night 2",
            "changed\trecipient\tDesk\temail: desk@example.org -> day@example.org; operator: yes -> no\t",
            "added\trecipient\tNight\tnight@example.org\t",
        ]);
        result.ErrorLines.ShouldContain("1 feeds, 2 rules and 2 recipients differ from what was last in use.");
    }

    [Fact]
    public async Task Nothing_is_written_by_looking()
    {
        await using var workplace = await PolledAsync();
        workplace.Watching("grain");
        await workplace.RunAsync("config", "diff");

        (await workplace.RunAsync("hits")).Output.ShouldBeEmpty();
        (await workplace.RunAsync("alerts")).Output.ShouldBeEmpty();
        (await workplace.RunAsync("config", "diff")).Lines.ShouldHaveSingleItem().ShouldEndWith("\tDesk 2");
    }

    [Fact]
    public async Task What_was_alerted_already_is_not_counted_again()
    {
        await using var workplace = await PolledAsync();
        workplace.Watching("grain");
        await workplace.RunAsync("poll");
        workplace.Watching("grain | wheat");

        (await workplace.RunAsync("config", "diff")).Lines.ShouldHaveSingleItem().ShouldEndWith("\tnone of 2 hits");
    }

    [Fact]
    public async Task A_rule_that_only_changed_its_name_alerts_nobody()
    {
        await using var workplace = await PolledAsync();
        await ReplaceAsync(workplace, "name: Lavrov", "name: Minister");

        (await workplace.RunAsync("config", "diff")).Lines.ShouldBe(["added\trule\tMinister\tLavrov\tnone: renamed", "removed\trule\tLavrov\t\t"]);
    }

    [Fact]
    public async Task Json_differences_keep_their_shape()
    {
        await using var workplace = await PolledAsync();
        workplace.Watching("grain");
        (await workplace.RunAsync("config", "diff", "--json")).Output.ShouldBe(
            """{"change":"changed","kind":"rule","name":"Lavrov","details":["query: Lavrov -> grain"],"hits":2,"alerts":[{"recipient":"Desk","count":2}]}""" + "\n");
    }

    [Fact]
    public async Task Where_nothing_differs_there_is_no_line()
    {
        await using var workplace = await PolledAsync();
        var result = await workplace.RunAsync("config", "diff");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldBe("No feed, rule or recipient differs from what was last in use.\n");
    }

    [Fact]
    public async Task Where_nothing_is_in_use_all_of_it_is_new_and_no_database_is_made()
    {
        await using var workplace = new Workplace().Watching();
        var result = await workplace.RunAsync("config", "diff");
        result.ExitCode.ShouldBe(0);
        result.Lines.Count.ShouldBe(3);
        result.Error.ShouldBe("Nothing is in use yet, so all of it is new: 1 feeds, 1 rules, 1 recipients.\n");
        File.Exists(Path.Combine(workplace.DataFolder, "feedwatch.db")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_with_mistakes_ends_the_command_with_2_and_their_places()
    {
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.yaml", "feeds: [nowhere]\n");
        var result = await workplace.RunAsync("config", "diff");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldStartWith($"{workplace.WatchFile}:1:9: ");
    }

    [Fact]
    public async Task A_variable_that_is_not_set_here_is_no_mistake_wherever_it_stands()
    {
        await using var workplace = new Workplace();
        workplace.Write("feedwatch.yaml", """
            feeds:
              - url: ${FW_UNSET_FEED}
                every: ${FW_UNSET_SPAN}
                headers: { Authorization: 'Bearer ${FW_UNSET_TOKEN}' }
            recipients: [{ email: '${FW_UNSET_EMAIL}' }]
            """);
        var result = await workplace.RunAsync("config", "diff");
        result.ExitCode.ShouldBe(0, result.Error);
        result.Lines.ShouldBe(["added\tfeed\tfw-unset-feed.unset.invalid\thttps://fw-unset-feed.unset.invalid/\t", "added\trecipient\tfw_unset_email@unset.invalid\tFW_UNSET_EMAIL@unset.invalid\t"]);
        result.ErrorLines.Count(line => line.StartsWith("warning: FW_UNSET_", StringComparison.Ordinal)).ShouldBe(4);
    }

    [Fact]
    public async Task A_secret_header_that_changed_is_named_and_not_shown()
    {
        await using var workplace = await PolledAsync();
        await ReplaceAsync(workplace, "name: Wire ", "headers: { X-Key: s3cret }\n    name: Wire ");
        var result = await workplace.RunAsync("config", "diff");
        result.Lines.ShouldBe(["changed\tfeed\tWire\theaders\t"]);
    }

    [Fact]
    public async Task People_see_a_table_and_a_sum()
    {
        await using var workplace = await PolledAsync();
        workplace.Watching("grain");
        using var console = new TestConsole();
        console.Profile.Width = 160;
        await workplace.RunAsync(console, "config", "diff");
        console.Output.ShouldContain("Alerts at once");
        console.Output.ShouldContain("query: Lavrov -> grain");
        console.Output.ShouldContain("0 feeds, 1 rules and 0 recipients differ from what was last in use.");
    }

    [Fact]
    public async Task Hostile_names_stay_text_in_a_pipe_and_on_a_terminal()
    {
        await using var workplace = await PolledAsync();
        await ReplaceAsync(workplace, "name: Lavrov", "name: \"[red]x[/] \\u202Egnp.exe \\u2066 <b>\"");
        using var console = new TestConsole();
        console.Profile.Width = 200;
        var piped = await workplace.RunAsync("config", "diff");
        await workplace.RunAsync(console, "config", "diff");
        HostileText.ShouldBeHarmless(piped.Output.Replace('\t', ' ') + piped.Error);
        HostileText.ShouldBeHarmless(console.Output);
        console.Output.ShouldContain("[red]x[/]");
    }

    [Fact]
    public async Task Push_says_that_the_file_itself_is_used()
    {
        await using var workplace = new Workplace().Watching();
        var result = await workplace.RunAsync("config", "push");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldBe(
            $"There is nothing to push to: `feedwatch run` uses {workplace.WatchFile} itself. To use a blob, set Watch:Blob to https://ACCOUNT.blob.core.windows.net/CONTAINER/feedwatch.yaml (environment: Watch__Blob), here and where FeedWatch runs.");
    }

    /// <summary>Two stories about grain are kept, and nothing was found in them.</summary>
    private static async Task<Workplace> PolledAsync()
    {
        var workplace = new Workplace().Watching();
        workplace.Publish(new RssItem("Grain deal", "1", PublishedAt: Lately), new RssItem("Grain again", "2", PublishedAt: Lately));
        (await workplace.RunAsync("poll")).ExitCode.ShouldBe(0);
        return workplace;
    }

    private static void Write(Workplace workplace, string yaml) => workplace.Write("feedwatch.yaml", yaml + "\n");

    private static async Task ReplaceAsync(Workplace workplace, string old, string now) =>
        Write(workplace, (await File.ReadAllTextAsync(workplace.WatchFile, TestContext.Current.CancellationToken)).Replace(old, now, StringComparison.Ordinal));
}
