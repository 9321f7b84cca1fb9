using System.ComponentModel.DataAnnotations;

namespace FeedWatch.Host.Functions.Telemetry;

/// <summary>What is told to Application Insights besides metrics.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Where the numbers of lateness are posted: https://REGION.monitoring.azure.com/RESOURCE-ID/metrics; null: nowhere.</summary>
    public Uri? MetricsEndpoint { get; set; }

    /// <summary>The share of polls without a hit or a failure of which a trace is kept, from 0 to 1. Default: 0.01.</summary>
    [Range(0.0, 1.0)]
    public double SampleRatio { get; set; } = 0.01;
}
