using System.Collections.Concurrent;
using System.Diagnostics;
using FeedWatch.Adapters.Storing.AzureTables;
using FeedWatch.Feeds;

namespace FeedWatch.Testing.Azure;

/// <summary>What the schedule function does each minute, when all feeds are due at once: finds them and leases their servers.</summary>
public static class LeaseRun
{
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(15);

    /// <summary>A line that says how long it took.</summary>
    public static async Task<string> RunAsync(int feeds, int servers, int atOnce, CancellationToken cancellationToken)
    {
        using var azurite = Azurite.Start();
        var transactions = new TransactionCounter();
        var account = AzureAccounts.Open(new AzureTableOptions { Account = azurite.ConnectionString }, counter: transactions);
        var schedule = new AzureFeedSchedule(account, TimeProvider.System);
        Feed[] watched = [.. Enumerable.Range(0, feeds).Select(number => Watched(number, servers))];

        var registered = await TimedAsync(() => schedule.FindDueAsync(watched, "1", DateTimeOffset.MaxValue, cancellationToken));
        transactions.Reset();
        var found = await TimedAsync(() => schedule.FindDueAsync(watched, "1", DateTimeOffset.MaxValue, cancellationToken));
        var pages = transactions.Count;
        var taken = await TimedAsync(() => TakeAsync(schedule, found.Result, atOnce, cancellationToken));
        using var self = Process.GetCurrentProcess();
        return $"{feeds} feeds of {servers} servers: registered in {registered.Took.TotalSeconds:F1} s; {found.Result.Count} found due in {found.Took.TotalSeconds:F1} s ({pages} transactions); "
            + $"{taken.Result} servers leased in {taken.Took.TotalSeconds:F1} s, {atOnce} at once; peak memory {self.PeakWorkingSet64 / 1_048_576} MB, {self.TotalProcessorTime.TotalSeconds:F1} s of processor";
    }

    private static Feed Watched(int number, int servers) => new()
    {
        Id = FeedId.Create(new Uri($"https://{number % servers}.example/feed/{number}")),
        Url = new Uri($"https://{number % servers}.example/feed/{number}"),
        Name = $"Feed {number}",
    };

    private static async Task<int> TakeAsync(AzureFeedSchedule schedule, IReadOnlyList<DueFeed> due, int atOnce, CancellationToken cancellationToken)
    {
        var leases = new ConcurrentBag<ServerLease>();
        var now = TimeProvider.System.GetUtcNow();
        await Parallel.ForEachAsync(
            due.Select(feed => feed.Feed.Server).Distinct(),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
            async (server, token) =>
            {
                if (await schedule.TakeAsync(server, now, Span, token) is { } lease)
                {
                    leases.Add(lease);
                }
            });
        return leases.Count;
    }

    private static async Task<(T Result, TimeSpan Took)> TimedAsync<T>(Func<Task<T>> call)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await call();
        return (result, Stopwatch.GetElapsedTime(started));
    }
}
