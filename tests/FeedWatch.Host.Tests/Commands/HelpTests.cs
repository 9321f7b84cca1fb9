using FeedWatch.Host.Tests.Support;

namespace FeedWatch.Host.Tests.Commands;

public sealed class HelpTests
{
    [Theory]
    [InlineData("demo")]
    [InlineData("init")]
    [InlineData("run")]
    [InlineData("poll")]
    [InlineData("check")]
    [InlineData("try")]
    [InlineData("why")]
    [InlineData("read")]
    [InlineData("hits")]
    [InlineData("alerts")]
    [InlineData("alerts resend")]
    [InlineData("alerts cancel")]
    [InlineData("feeds")]
    [InlineData("feeds import")]
    [InlineData("feeds export")]
    [InlineData("feeds find")]
    [InlineData("send-test")]
    [InlineData("config")]
    [InlineData("config diff")]
    [InlineData("config push")]
    public async Task Each_commands_help_shows_examples_and_exit_codes(string command)
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync([.. command.Split(' '), "--help"]);
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain($"Examples:\n  feedwatch {command}");
        result.Output.ShouldContain("Exit codes:\n  0  all well\n  1  something failed: a feed, a mail, the work asked for\n  2  wrong usage or configuration");
    }

    [Fact]
    public async Task Without_a_command_the_help_is_shown()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync();
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("send-test");
    }

    [Fact]
    public async Task An_unknown_command_is_refused_with_a_suggestion()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("aletrs");
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("'aletrs' was not matched. Did you mean one of the following?\nalerts");
        result.Error.ShouldContain("See feedwatch --help.");
    }

    [Fact]
    public async Task An_unknown_option_names_the_command_whose_help_to_read()
    {
        await using var workplace = new Workplace();
        var result = await workplace.RunAsync("feeds", "find", "https://a.example", "--everything");
        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("See feedwatch feeds find --help.");
    }
}
