using FeedWatch.Host.Commands;
using FeedWatch.Host.Tests.Support;
using FeedWatch.Testing.Functions;

namespace FeedWatch.Host.Tests.Functions;

/// <summary>How the handler begins and ends as a process.</summary>
public sealed class FunctionsCommandTests : IDisposable
{
    private const string Account = "UseDevelopmentStorage=true";

    private readonly DevelopmentApp app = DevelopmentApp.Create();

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Started_by_hand_it_says_who_starts_it()
    {
        var result = await FeedWatchProcess.RunAsync("functions");
        result.ExitCode.ShouldBe(ExitCode.Wrong);
        result.ErrorLines.ShouldHaveSingleItem().ShouldContain("feedwatch run");
    }

    [Theory]
    [InlineData("Store__Account", "")]
    [InlineData("Store__Account", "nonsense")]
    [InlineData("Poll__Interval", "sometimes")]
    [InlineData("Mail__From", "nobody")]
    [InlineData("Queues__Poll", "Not A Queue")]
    [InlineData("FUNCTIONS_CUSTOMHANDLER_PORT", "http")]
    public async Task A_wrong_setting_ends_it_before_it_listens_with_one_line_and_no_exit_code_0(string name, string value)
    {
        var result = await EndAsync(new Dictionary<string, string?> { ["Store__Account"] = Account, [name] = value });
        result.ExitCode.ShouldBe(ExitCode.Wrong);
        result.ErrorLines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Several_wrong_settings_are_one_line()
    {
        var result = await EndAsync(new Dictionary<string, string?> { ["Store__Account"] = Account, ["Poll__KeepStories"] = "00:00:00", ["Queues__Poll"] = "X", ["Mail__From"] = "nobody" });
        result.ExitCode.ShouldBe(ExitCode.Wrong);
        result.ErrorLines.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_a_failure_with_one_line()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
        var result = await EndAsync(new Dictionary<string, string?> { ["Store__Account"] = Account, ["FUNCTIONS_CUSTOMHANDLER_PORT"] = $"{port}" });
        result.ExitCode.ShouldBe(ExitCode.Failed);
        result.ErrorLines.ShouldHaveSingleItem().ShouldContain($"{port}");
    }

    [Fact]
    public async Task It_answers_on_its_own_port_though_there_is_neither_storage_nor_configuration()
    {
        var settings = new Dictionary<string, string?> { ["Store__Account"] = $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:{FreePort.Find()}/a;QueueEndpoint=http://127.0.0.1:{FreePort.Find()}/a" };
        await using var handler = HandlerProcess.Start(app.Hosted, settings);
        await handler.WaitUntilReadyAsync(TestContext.Current.CancellationToken);
        handler.Errors.ShouldBeEmpty();
    }

    private async Task<CommandResult> EndAsync(Dictionary<string, string?> settings)
    {
        await using var handler = HandlerProcess.Start(app.Hosted, settings);
        var exitCode = await handler.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(exitCode, string.Join('\n', handler.Output), string.Join('\n', handler.Errors));
    }
}
