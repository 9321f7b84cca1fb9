using System.Diagnostics;

namespace FeedWatch.Benchmarks.Hostile;

/// <summary>What a piece of work took: processor time of this process, and the most memory that was in use above what was in use before.</summary>
internal sealed record Cost(TimeSpan Processor, long PeakBytes)
{
    private const int Rounds = 4;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    /// <summary>Works a few times for the time, since code is still being compiled for good during the first, then with a look at the memory every few milliseconds. What is garbage by then is collected first and does not count.</summary>
    public static async Task<(T Result, Cost Cost)> OfAsync<T>(Func<Task<T>> workAsync)
    {
        var baseline = InUse();
        var (result, took) = await TimeAsync(workAsync);
        for (var again = 1; again < Rounds; again++)
        {
            var (_, other) = await TimeAsync(workAsync);
            took = other < took ? other : took;
        }

        using var stop = new CancellationTokenSource();
        var peak = Task.Factory.StartNew(() => Watch(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await workAsync();
        await stop.CancelAsync();
        return (result, new Cost(took, Math.Max(0, await peak - baseline)));
    }

    private static async Task<(T Result, TimeSpan Took)> TimeAsync<T>(Func<Task<T>> workAsync)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var result = await workAsync();
        process.Refresh();
        return (result, process.TotalProcessorTime - before);
    }

    private static long Watch(CancellationToken stop)
    {
        var most = 0L;
        do
        {
            most = Math.Max(most, InUse());
        }
        while (!stop.WaitHandle.WaitOne(BetweenLooks));

        return most;
    }

    private static long InUse()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
