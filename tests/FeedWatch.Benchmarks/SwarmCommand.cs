using System.Text.Json;
using FeedWatch.Testing.Swarm;

namespace FeedWatch.Benchmarks;

/// <summary>Several handlers of the published app on one Azurite, killed at random.</summary>
internal static class SwarmCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static async Task<int> RunAsync(string appRoot, SwarmOptions options)
    {
        Console.WriteLine(options);
        var report = await SwarmRun.RunAsync(appRoot, options, step => Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {step}"), CancellationToken.None);
        Console.WriteLine(JsonSerializer.Serialize(report, Readable));
        var isWell = report is { Lost.Count: 0, Twice: 0, TooSoon.Count: 0, Hangs: 0, Poisoned: 0 } && report.MostAtOnce <= options.MaxConcurrentPerServer;
        Console.WriteLine(isWell ? "as promised" : "NOT as promised");
        return isWell ? 0 : 1;
    }
}
