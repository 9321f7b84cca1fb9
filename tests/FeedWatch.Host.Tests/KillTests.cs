using FeedWatch.Testing.Crashes;

namespace FeedWatch.Host.Tests;

/// <summary>The short form of the kill run in tests/FeedWatch.Benchmarks.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task A_poll_that_is_killed_at_a_random_moment_loses_nothing()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "feedwatch.dll");
        await using var run = await KillRun.PrepareAsync(program, feeds: 20, seed: 7, TestContext.Current.CancellationToken);
        for (var kill = 0; kill < 4; kill++)
        {
            var outcome = await run.KillOnceAsync(TestContext.Current.CancellationToken);
            outcome.Lost.ShouldBeEmpty($"killed after {outcome.After}");
            outcome.Twice.ShouldBeEmpty($"killed after {outcome.After}");
        }
    }
}
