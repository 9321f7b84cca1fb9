using System.Diagnostics;
using System.Globalization;

namespace FeedWatch.Host.Tests.Support;

/// <summary>The program as a process of its own, as a shell or systemd would start it.</summary>
internal sealed class FeedWatchProcess : IAsyncDisposable
{
    private readonly Process process;

    private FeedWatchProcess(Process process) => this.process = process;

    public static FeedWatchProcess Start(params IEnumerable<string> args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "feedwatch.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        return new FeedWatchProcess(Process.Start(start)!);
    }

    public static async Task<CommandResult> RunAsync(params IEnumerable<string> args)
    {
        await using var started = Start(args);
        var output = started.process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = started.process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await started.process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new CommandResult(started.process.ExitCode, await output, await error);
    }

    /// <summary>The lines of the log up to the first that holds the text.</summary>
    public async Task<IReadOnlyList<string>> ReadLogUntilAsync(string text)
    {
        var lines = new List<string>();
        while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            lines.Add(line);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return lines;
            }
        }

        throw new InvalidOperationException($"'{text}' never came. The log: {string.Join('\n', lines)}");
    }

    /// <summary>As systemd and `docker stop` do it.</summary>
    public async Task<int> TerminateAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }
}
