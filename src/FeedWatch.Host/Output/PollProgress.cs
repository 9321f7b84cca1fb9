using Spectre.Console;

namespace FeedWatch.Host.Output;

/// <summary>Shows a person that feeds are being polled.</summary>
internal static class PollProgress
{
    public static async Task<PollReport> RunAsync(IAnsiConsole console, int feeds, Func<Action<FeedReport>, Task<PollReport>> runAsync)
    {
        var (polled, stories, hits) = (0, 0, 0);
        return await console.Status().Spinner(Spinner.Known.Dots).StartAsync("Polling ...", status => runAsync(report =>
        {
            var sum = (Interlocked.Increment(ref polled), Interlocked.Add(ref stories, report.New), Interlocked.Add(ref hits, report.Hits.Count));
            status.Status = $"{sum.Item1} of at most {feeds} feeds polled, {sum.Item2} new stories, {sum.Item3} hits";
        }));
    }
}
