using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing.Smtp;

namespace FeedWatch.Host.Tests.Commands;

public sealed class SendTestCommandTests
{
    [Fact]
    public async Task The_operators_get_a_test_mail()
    {
        await using var workplace = new Workplace().Watching();
        var result = await workplace.RunAsync("send-test");
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldStartWith("sent\tDesk\tdesk@example.org\t");
        result.ErrorLines.ShouldHaveSingleItem().ShouldStartWith("Nobody is being emailed");
        workplace.Emails.ShouldHaveSingleItem().ShouldContain("Subject: FeedWatch: a test");
    }

    [Fact]
    public async Task It_goes_through_the_transport_that_alerts_take()
    {
        await using var sink = SmtpSink.Start();
        await using var workplace = new Workplace().Watching();
        var yaml = await File.ReadAllTextAsync(workplace.WatchFile, TestContext.Current.CancellationToken);
        workplace.Write("feedwatch.yaml", yaml.Replace("desk@example.org", "desk@embassy.internal", StringComparison.Ordinal));
        var result = await workplace.RunAsync(
            "send-test", "Desk", "--set", "Mail:From=alerts@embassy.internal", "--set", "Mail:Smtp:Host=127.0.0.1", "--set", $"Mail:Smtp:Port={sink.Port}", "--set", "Mail:Smtp:Security=None");
        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        sink.Mails.ShouldHaveSingleItem();
        result.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_recipient_that_is_not_there_is_refused_with_those_that_are()
    {
        await using var workplace = new Workplace().Watching();
        var result = await workplace.RunAsync("send-test", "Dusk");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.ShouldHaveSingleItem().ShouldBe("feedwatch.yaml has no recipient 'Dusk'. It has: Desk.");
    }
}
