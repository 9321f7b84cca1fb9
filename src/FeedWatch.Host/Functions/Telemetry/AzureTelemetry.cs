using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FeedWatch.Host.Functions.Telemetry;

/// <summary>Sends metrics and the traces worth keeping to Application Insights; the host sends the log. Started after the port answers: it must not hold up the start.</summary>
public sealed class AzureTelemetry : IDisposable
{
    /// <summary>Set by the platform; where it is not, nothing is sent.</summary>
    public const string ConnectionStringVariable = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary><c>ClientId=...;Authorization=AAD</c>: sign in with the app's identity, since keys are switched off.</summary>
    public const string AuthenticationVariable = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    private readonly MeterProvider meters;
    private readonly TracerProvider traces;

    private AzureTelemetry(MeterProvider meters, TracerProvider traces) => (this.meters, this.traces) = (meters, traces);

    /// <summary>Null where no connection string is set.</summary>
    public static AzureTelemetry? Start(TelemetryOptions options)
    {
        var connection = Environment.GetEnvironmentVariable(ConnectionStringVariable);
        return string.IsNullOrWhiteSpace(connection) ? null : Start(options, connection, Credential());
    }

    public void Dispose()
    {
        meters.Dispose();
        traces.Dispose();
    }

#pragma warning disable CA2000 // Each of the three owns the next, and the provider owns the first.
    private static AzureTelemetry Start(TelemetryOptions options, string connection, TokenCredential? credential)
    {
        var resource = ResourceBuilder.CreateDefault().AddService("feedwatch");
        return new AzureTelemetry(
            Sdk.CreateMeterProviderBuilder()
                .SetResourceBuilder(resource)
                .AddMeter(FeedWatchMetrics.MeterName)
                .AddAzureMonitorMetricExporter(exporter => exporter.ConnectionString = connection, credential)
                .Build(),
            Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .AddSource(PollTrace.SourceName)

                // The usual sampler drops what has a parent that is not recorded, as every invocation is.
                .SetSampler(new AlwaysOnSampler())
                .AddProcessor(WorthKeeping(options, connection, credential))
                .Build());
    }

    private static WorthKeeping WorthKeeping(TelemetryOptions options, string connection, TokenCredential? credential)
    {
        var exporter = new AzureMonitorTraceExporter(new AzureMonitorExporterOptions { ConnectionString = connection, Credential = credential });
        return new WorthKeeping(new BatchActivityExportProcessor(exporter), options.SampleRatio);
    }
#pragma warning restore CA2000

    private static ManagedIdentityCredential? Credential()
    {
        var parts = (Environment.GetEnvironmentVariable(AuthenticationVariable) ?? string.Empty).Split(';', StringSplitOptions.TrimEntries);
        if (!parts.Contains("Authorization=AAD", StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        const string ClientId = "ClientId=";
        var client = parts.FirstOrDefault(part => part.StartsWith(ClientId, StringComparison.OrdinalIgnoreCase))?[ClientId.Length..];
        return new ManagedIdentityCredential(client is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(client));
    }
}
