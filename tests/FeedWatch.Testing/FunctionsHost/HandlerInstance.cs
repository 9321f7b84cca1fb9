using System.Collections.Concurrent;

namespace FeedWatch.Testing.FunctionsHost;

/// <summary>An instance of the platform: one handler at a time, and what the host does on its behalf. When it is killed, all of that ends with it.</summary>
internal sealed class HandlerInstance(HostedApp app, FunctionsHostOptions options, HostJournal journal) : IAsyncDisposable
{
    private readonly ConcurrentQueue<HandlerProcess> dead = new();
    private HandlerProcess? process;
    private CancellationTokenSource life = new();
    private Task listening = Task.CompletedTask;
    private int invocations;

    public HandlerProcess Process => process ?? throw new InvalidOperationException("It was never started.");

    /// <summary>Of the living and the dead.</summary>
    public IReadOnlyList<HandlerProcess> Processes => process is null ? [.. dead] : [.. dead, process];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        process = HandlerProcess.Start(app, Environment());
        await process.WaitUntilReadyAsync(cancellationToken);
        life = new CancellationTokenSource();
        listening = options.ReadsQueues ? Task.WhenAll(Queues().Select(queue => queue.RunAsync(life.Token))) : Task.CompletedTask;
    }

    /// <summary>The whole instance goes: nobody gives its messages back.</summary>
    public async Task KillAsync()
    {
        await life.CancelAsync();
        await Process.KillAsync();
        await listening;
        life.Dispose();
        dead.Enqueue(Process);
        process = null;
    }

    /// <summary>Null: the handler died before it had answered.</summary>
    public async Task<HandlerAnswer?> CallAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using (request)
            using (var response = await Process.Http.SendAsync(request, cancellationToken))
            {
                var answer = await HandlerAnswer.OfAsync(response, cancellationToken);
                journal.Note(request.RequestUri!.OriginalString, answer);
                return answer;
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Unique in this run, and of a shape that the real host's has.</summary>
    public string NextInvocation() => new Guid(process?.GetHashCode() ?? 0, 0, 0, BitConverter.GetBytes((long)Interlocked.Increment(ref invocations))).ToString();

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await KillAsync();
        }

        foreach (var one in dead)
        {
            await one.DisposeAsync();
        }
    }

    private IEnumerable<QueueListener> Queues() =>
        app.Functions.Where(function => function.Trigger.Type == "queueTrigger").Select(function => new QueueListener(app, function, options, this, journal));

    private Dictionary<string, string?> Environment() => new(options.Settings) { ["AzureWebJobsStorage"] = options.Storage };
}
