using System.Diagnostics;

namespace FeedWatch.Benchmarks.Hostile;

/// <summary>What a piece of work took: processor time of this process, and the most memory that was in use above what was in use before.</summary>
internal sealed record Cost(TimeSpan Processor, long PeakBytes)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    /// <summary>Works twice for the time, since the first may pay for compiling code, then with a look at the memory every few milliseconds. What is garbage by then is collected first and does not count.</summary>
    public static async Task<(T Result, Cost Cost)> OfAsync<T>(Func<Task<T>> workAsync)
    {
        var baseline = InUse();
        var (result, first) = await TimeAsync(workAsync);
        var (_, second) = await TimeAsync(workAsync);

        using var stop = new CancellationTokenSource();
        var peak = Task.Factory.StartNew(() => Watch(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await workAsync();
        await stop.CancelAsync();
        return (result, new Cost(first < second ? first : second, Math.Max(0, await peak - baseline)));
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
