using System.Collections.Concurrent;

namespace FeedWatch.Testing.Functions;

/// <summary>An instance of the platform: one handler at a time, and what the host does on its behalf. When it is killed, all of that ends with it.</summary>
internal sealed class HandlerInstance(HostedApp app, FunctionsHostOptions options, HostJournal journal) : IAsyncDisposable
{
    private readonly ConcurrentQueue<HandlerProcess> processes = new();
    private CancellationTokenSource life = new();
    private Task listening = Task.CompletedTask;
    private int invocations;

    /// <summary>The dead ones, and the one that runs now.</summary>
    public IReadOnlyList<HandlerProcess> Processes => [.. processes];

    public HandlerProcess Process => Processes[^1];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var process = HandlerProcess.Start(app, Environment());
        processes.Enqueue(process);
        await process.WaitUntilReadyAsync(cancellationToken);
        life.Dispose();
        life = new CancellationTokenSource();
        listening = options.ReadsQueues ? Task.WhenAll(Queues().Select(queue => queue.RunAsync(life.Token))) : Task.CompletedTask;
    }

    /// <summary>The whole instance goes: nobody gives its messages back.</summary>
    public async Task KillAsync()
    {
        await life.CancelAsync();
        await Process.KillAsync();
        await listening;
    }

    /// <summary>Null: the handler died before it had answered.</summary>
    public async Task<HandlerAnswer?> CallAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.OriginalString;
        try
        {
            var startedAt = TimeProvider.System.GetUtcNow();
            using (request)
            using (var response = await Process.Http.SendAsync(request, cancellationToken))
            {
                var answer = await HandlerAnswer.OfAsync(response, cancellationToken);
                journal.Note(path, startedAt, answer);
                return answer;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Unique in this run, and of a shape that the real host's has.</summary>
    public string NextInvocation() => new Guid(GetHashCode(), 0, 0, BitConverter.GetBytes((long)Interlocked.Increment(ref invocations))).ToString();

    public async ValueTask DisposeAsync()
    {
        await life.CancelAsync();
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }

        await listening;
        life.Dispose();
    }

    private IEnumerable<QueueListener> Queues() =>
        app.Functions.Where(function => function.Trigger.Type == "queueTrigger").Select(function => new QueueListener(app, function, options, this, journal));

    private Dictionary<string, string?> Environment() => new(options.Settings) { ["AzureWebJobsStorage"] = options.Storage };
}
