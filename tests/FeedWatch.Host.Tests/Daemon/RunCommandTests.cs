using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing;

namespace FeedWatch.Host.Tests.Daemon;

public sealed class RunCommandTests
{
    [Fact]
    public async Task It_polls_until_it_is_terminated_and_refuses_a_second_process_meanwhile()
    {
        await using var workplace = new Workplace().Watching();
        workplace.Publish(new RssItem("A", "1"));
        await using var daemon = FeedWatchProcess.Start(["run", .. workplace.CommonArguments]);
        var log = await daemon.ReadLogUntilAsync("Polled 1 feeds");
        log.ShouldContain(line => line.Contains("Nobody is being emailed", StringComparison.Ordinal));

        var second = await workplace.RunAsync("run");
        second.ExitCode.ShouldBe(1);
        second.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("Another feedwatch (process ");

        (await daemon.TerminateAsync()).ShouldBe(0);
        (await workplace.RunAsync("poll", "--all")).ExitCode.ShouldBe(0, "the lock is free again");
    }
}
