using FeedWatch.Host.Init;
using FeedWatch.Host.Output;
using FeedWatch.Host.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FeedWatch.Host.Tests.Init;

public sealed class FirstRoundTests
{
    [Fact]
    public async Task A_machine_without_a_network_is_told_so()
    {
        await using var workplace = new Workplace().Watching();
        await workplace.Server.DisposeAsync();
        var (exitCode, output, error) = await RunAsync(workplace);
        exitCode.ShouldBe(1);
        error.ShouldContain("no internet or no DNS");
        output.ShouldNotContain("Next:");
    }

    [Fact]
    public async Task Mails_that_go_to_a_folder_can_be_found()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish();
        var (exitCode, output, error) = await RunAsync(workplace);
        exitCode.ShouldBe(0, error);
        output.ShouldContain(Path.Combine(workplace.DataFolder, "outbox"));
        output.ShouldContain("Next: feedwatch run");
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(Workplace workplace)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        await using var services = workplace.Compose();
        var terminal = new Terminal(TextReader.Null, output, error);
        var exitCode = await ActivatorUtilities.CreateInstance<FirstRound>(services, terminal).RunAsync(TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), error.ToString());
    }
}
