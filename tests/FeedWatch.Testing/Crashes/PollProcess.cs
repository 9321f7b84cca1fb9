using System.Diagnostics;
using System.Globalization;

namespace FeedWatch.Testing.Crashes;

/// <summary>Runs `feedwatch poll --all` as a process of its own, to its end or to its death.</summary>
internal sealed class PollProcess(string program, string configuration, string data, int smtpPort)
{
    public async Task<TimeSpan> RunAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Start();
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        _ = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(started)
            : throw new InvalidOperationException($"feedwatch poll ended with {process.ExitCode}: {await errors}");
    }

    /// <summary>False when it was done before.</summary>
    public async Task<bool> KillAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        using var process = Start();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(after);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(cancellationToken);
            return true;
        }
    }

    private Process Start()
    {
        var isAssembly = program.EndsWith(".dll", StringComparison.Ordinal);
        string[] command = ["poll", "--all", "--config", configuration, "--data", data];
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : program, isAssembly ? [program, .. command] : command)
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment =
            {
                ["Mail__Transport"] = "smtp",
                ["Mail__From"] = "feedwatch@rig.internal",
                ["Mail__Smtp__Host"] = "127.0.0.1",
                ["Mail__Smtp__Port"] = smtpPort.ToString(CultureInfo.InvariantCulture),
                ["Mail__Smtp__Security"] = "None",
                ["Fetch__AllowPrivate__0"] = "127.0.0.0/8",
                ["Politeness__MaxConcurrentPerServer"] = "16",
                ["Politeness__PauseBetweenStarts"] = "00:00:00",

                // Several mails a step: more moments at which a kill could hurt.
                ["Delivery__MaxAlertsPerMail"] = "5",
                ["Poll__LookBack"] = "36500.00:00:00",
            },
        };
        return Process.Start(start)!;
    }
}
