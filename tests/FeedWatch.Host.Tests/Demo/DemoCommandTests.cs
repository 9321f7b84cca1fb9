using FeedWatch.Host.Tests.Support;

namespace FeedWatch.Host.Tests.Demo;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task The_demo_runs_to_its_end_as_a_process_and_all_it_promises_comes_true()
    {
        await using var workplace = new Workplace();
        var result = await FeedWatchProcess.RunAsync("demo", "--fast", "--data", workplace.DataFolder);
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Error.ShouldBeEmpty();
        result.Output.ShouldContain("summary\t9 feeds, 23 stories, 14 hits, ");
        result.Output.ShouldContain("waited\tfrom publication to alert: median ");
        result.Output.ShouldContain($"emails\t{workplace.PathOf("data/outbox")}\t");
        result.Output.ShouldNotContain("wrong\t");

        var hard = workplace.Emails.Where(mail => mail.Contains("Foreign minister storms out", StringComparison.Ordinal) && mail.Contains("desk@example.org", StringComparison.Ordinal)).ToList();
        hard.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Its_database_can_be_looked_at_afterwards()
    {
        await using var workplace = new Workplace();
        await workplace.RunAsync("demo", "--fast");
        (await workplace.RunAsync("hits", "--rule", "Lavrov", "--search", "лаврова")).Lines.ShouldHaveSingleItem().ShouldContain("Лаврова ждут на переговорах");
    }

    [Fact]
    public async Task It_keeps_away_from_a_database_that_is_not_its_own()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish();
        await workplace.RunAsync("poll");
        var result = await workplace.RunAsync("demo", "--fast");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldContain("a database of your own");
    }

    [Fact]
    public async Task People_see_it_happen()
    {
        await using var workplace = new Workplace();
        using var console = new Spectre.Console.Testing.TestConsole();
        console.Profile.Width = 100;
        var result = await workplace.RunAsync(console, "demo", "--fast");
        result.ExitCode.ShouldBe(0, console.Output);
        console.Output.ShouldContain("published   Harbour Post  Foreign minister storms out of UN security meeting");
        console.Output.ShouldContain("hit         UN Security Council · Lavrov  in Harbour Post");
        HostileText.ShouldBeHarmless(console.Output);
    }
}
