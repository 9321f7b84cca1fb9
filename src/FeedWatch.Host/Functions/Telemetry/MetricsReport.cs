using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Host.Functions.Telemetry;

/// <summary>Posts the numbers of lateness straight to Azure Monitor's store of metrics: neither sampling nor the daily cap on logs can silence them, and the alert rules stand on them.</summary>
public sealed partial class MetricsReport(IOptions<TelemetryOptions> options, TimeProvider time, ILogger<MetricsReport> logger) : IDisposable
{
    private const string Namespace = "FeedWatch";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);
    private static readonly TokenRequestContext Scope = new(["https://monitoring.azure.com/.default"]);

    private readonly HttpClient http = new(new SocketsHttpHandler(), disposeHandler: true) { Timeout = Timeout };
    private readonly TokenCredential credential = new DefaultAzureCredential();

    /// <summary>Zeros too: a rule watches that reports come at all. One that fails is told of in the log and fails nothing else.</summary>
    public async Task SendAsync(Lateness lateness, CancellationToken cancellationToken)
    {
        if (options.Value.MetricsEndpoint is not { } endpoint)
        {
            return;
        }

        try
        {
            var token = await credential.GetTokenAsync(Scope, cancellationToken);
            await PostAsync(endpoint, token, FeedWatchMetrics.FeedOverdue, lateness.Feed.TotalSeconds, cancellationToken);
            await PostAsync(endpoint, token, FeedWatchMetrics.AlertOverdue, lateness.Alert.TotalSeconds, cancellationToken);
            await PostAsync(endpoint, token, FeedWatchMetrics.PoisonMessages, lateness.Poison, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or AuthenticationFailedException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Log.NotSent(logger, exception);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task PostAsync(Uri endpoint, AccessToken token, string metric, double value, CancellationToken cancellationToken)
    {
        var report = new Report(time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture), new ReportData(new BaseData(metric, Namespace, [new Series(value, value, value, 1)])));
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = JsonContent.Create(report, ReportJson.Default.Report) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);

        // The service asks for a length and takes no chunks.
        await request.Content.LoadIntoBufferAsync(cancellationToken);
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    internal sealed record Report(string Time, ReportData Data);

    internal sealed record ReportData(BaseData BaseData);

    internal sealed record BaseData(string Metric, string Namespace, IReadOnlyList<Series> Series);

    internal sealed record Series(double Min, double Max, double Sum, int Count);

    private static partial class Log
    {
        [LoggerMessage(EventId = 8120, Level = LogLevel.Warning, Message = "The numbers of lateness could not be reported to Azure Monitor and are reported again by the next sweep")]
        public static partial void NotSent(ILogger logger, Exception exception);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MetricsReport.Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
