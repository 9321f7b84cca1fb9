using System.Net;

namespace FeedWatch.Testing.Functions;

/// <summary>Does with an app what the Azure Functions host does: starts its handler, waits for it, fires timers, hands over queue messages and HTTP requests, tries again, gives up, kills. One answer that would make the real one hang fails the test.</summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly HostedApp app;
    private readonly HandlerInstance[] instances;
    private readonly CancellationTokenSource stop = new();
    private Task timers = Task.CompletedTask;
    private int turn;

    private FunctionsHost(HostedApp app, FunctionsHostOptions options)
    {
        this.app = app;
        instances = [.. Enumerable.Range(0, options.Instances).Select(_ => new HandlerInstance(app, options, Journal))];
    }

    public HostJournal Journal { get; } = new();

    /// <summary>Those of an instance, the dead ones first.</summary>
    public IReadOnlyList<HandlerProcess> Processes(int instance = 0) => instances[instance].Processes;

    /// <summary>All that was written by all of them.</summary>
    public IReadOnlyList<string> Errors => [.. instances.SelectMany(instance => instance.Processes).SelectMany(process => process.Errors)];

    public IReadOnlyList<string> Output => [.. instances.SelectMany(instance => instance.Processes).SelectMany(process => process.Output)];

    /// <summary>Comes back when every handler has answered.</summary>
    public static async Task<FunctionsHost> StartAsync(string appRoot, FunctionsHostOptions options, CancellationToken cancellationToken)
    {
        var host = new FunctionsHost(HostedApp.Read(appRoot), options);
        try
        {
            await Task.WhenAll(host.instances.Select(instance => instance.StartAsync(cancellationToken)));
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }

        host.timers = Task.WhenAll(options.Timers.Select(timer => host.TriggerEveryAsync(timer.Key, timer.Value)));
        return host;
    }

    /// <summary>Fires a timer once, on whichever instance is next. Null: it died meanwhile.</summary>
    public Task<HandlerAnswer?> TriggerAsync(string timer, CancellationToken cancellationToken)
    {
        var instance = instances[(int)((uint)Interlocked.Increment(ref turn) % (uint)instances.Length)];
        var now = TimeProvider.System.GetUtcNow();
        return instance.CallAsync(HostCall.Timer(app[timer], instance.NextInvocation(), now, now.AddMinutes(-1)), cancellationToken);
    }

    /// <summary>Somebody's GET, passed on as it came.</summary>
    public async Task<(HttpStatusCode Status, string Body)> GetAsync(string pathAndQuery, CancellationToken cancellationToken)
    {
        using var request = HostCall.Forwarded(HttpMethod.Get, pathAndQuery, instances[0].NextInvocation());
        using var response = await instances[0].Process.Http.SendAsync(request, cancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    /// <summary>The same in the JSON form.</summary>
    public Task<HandlerAnswer?> GetAsJsonAsync(string function, string pathAndQuery, CancellationToken cancellationToken) =>
        instances[0].CallAsync(
            HostCall.Http(app[function], instances[0].NextInvocation(), TimeProvider.System.GetUtcNow(), "GET", new Uri(new Uri("https://app.internal"), pathAndQuery)),
            cancellationToken);

    /// <summary>SIGKILL, and a new process in its place. Gives back when the old one was dead.</summary>
    public async Task<DateTimeOffset> KillAndStartAsync(int instance, CancellationToken cancellationToken)
    {
        await instances[instance].KillAsync();
        var deadAt = TimeProvider.System.GetUtcNow();
        await instances[instance].StartAsync(cancellationToken);
        return deadAt;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await timers;
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }

        stop.Dispose();
    }

    private async Task TriggerEveryAsync(string timer, TimeSpan every)
    {
        using var clock = new PeriodicTimer(every, TimeProvider.System);
        try
        {
            // One at a time: the real host holds a lease while a timer's function runs.
            do
            {
                await TriggerAsync(timer, stop.Token);
            }
            while (await clock.WaitForNextTickAsync(stop.Token));
        }
        catch (OperationCanceledException)
        {
            // The host is being disposed.
        }
    }
}
