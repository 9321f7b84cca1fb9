using System.Reflection;
using FeedWatch.Configuration;
using FeedWatch.Delivering;
using FeedWatch.Storing;
using Microsoft.AspNetCore.Http;

namespace FeedWatch.Host.Functions.Pages;

/// <summary>GET /api/health: is the store there, is there a configuration, can mail be sent, and how late are we.</summary>
internal sealed class HealthCheck(IConfigurationSource configuration, LatenessCheck lateness, IMailTransport transport, TimeProvider time)
{
    /// <summary>As the alert rules have them.</summary>
    public static readonly TimeSpan FeedMayBeOverdue = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan AlertMayBeOverdue = TimeSpan.FromMinutes(15);

    // A monitor gives up after half a minute; it should hear why.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly string Version = typeof(HealthCheck).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public async Task<PageAnswer> ShowAsync(CancellationToken cancellationToken)
    {
        var health = await CheckAsync(cancellationToken);
        return PageAnswer.Of(health.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, health, PageJson.Readable.Health);
    }

    private async Task<Health> CheckAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        WatchConfiguration? watch = null;
        try
        {
            watch = await configuration.GetAsync(either.Token);
            return watch is null ? NotWatching(watch, "ok", "There is no valid configuration: nothing is watched.") : Measured(watch, await lateness.MeasureAsync(watch, either.Token));
        }
        catch (StorageException exception)
        {
            return NotWatching(watch, exception.Message);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return NotWatching(watch, $"No answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    private Health Measured(WatchConfiguration watch, Lateness late)
    {
        var isLate = late.Feed > FeedMayBeOverdue || late.Alert > AlertMayBeOverdue || late.Poison > 0;
        return new Health(!isLate, Version, "ok", watch.Version, OwnProblems, late.Feed.TotalSeconds, late.Alert.TotalSeconds, late.Poison);
    }

    private Health NotWatching(WatchConfiguration? watch, string store, params IReadOnlyList<string> problems) =>
        new(Healthy: false, Version, store, watch?.Version, [.. problems, .. OwnProblems], null, null, null);

    private IReadOnlyList<string> OwnProblems => transport.Missing is { } missing ? [.. configuration.Problems, missing] : configuration.Problems;
}
