using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace FeedWatch.Testing.Functions;

/// <summary>The handler as the host starts it: in the app's root, with the host's own environment, which is none of its business.</summary>
public sealed class HandlerProcess : IAsyncDisposable
{
    // The real host gives up after so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private HandlerProcess(Process process, int port)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Http = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Timeout.InfiniteTimeSpan };
    }

    public HttpClient Http { get; }

    /// <summary>What the host logs as Information.</summary>
    public IReadOnlyList<string> Output => [.. output];

    /// <summary>What the host logs as Error.</summary>
    public IReadOnlyList<string> Errors => [.. errors];

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    public static HandlerProcess Start(HostedApp app, IReadOnlyDictionary<string, string?> settings)
    {
        var port = FreePort.Find();
        var start = new ProcessStartInfo(Path.Combine(app.Root, app.Host.Executable), app.Host.Arguments)
        {
            WorkingDirectory = app.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:1",
                ["AzureWebJobsScriptRoot"] = app.Root,
                ["DOTNET_RUNNING_IN_CONTAINER"] = "true",
                ["FUNCTIONS_APP_ROOT_PATH"] = app.Root,
                ["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["FUNCTIONS_HTTPWORKER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["FUNCTIONS_WORKER_RUNTIME"] = "custom",
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new HandlerProcess(Process.Start(start)!, port);
    }

    /// <summary>Any answer to GET / means that it is ready.</summary>
    public async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        while (!process.HasExited)
        {
            try
            {
                using var answer = await Http.GetAsync("/", patience.Token);
                return;
            }
            catch (HttpRequestException exception) when (exception.InnerException is SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, patience.Token);
            }
        }

        await process.WaitForExitAsync(cancellationToken);
        throw new InvalidOperationException($"The handler ended with exit code {process.ExitCode} before it answered: {string.Join('\n', Errors)}");
    }

    /// <summary>How it ends by itself.</summary>
    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }

    /// <summary>SIGKILL: how the real host ends it, in the middle of whatever it does.</summary>
    public async Task KillAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        process.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }
}
