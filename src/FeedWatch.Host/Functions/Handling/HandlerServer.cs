using System.Net;
using FeedWatch.Host.Functions.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FeedWatch.Host.Functions.Handling;

/// <summary>Listens where the Functions host calls, on this machine only, until it is told to stop.</summary>
internal sealed partial class HandlerServer(RequestHandler handler, IOptions<TelemetryOptions> telemetry, ILogger<HandlerServer> logger)
{
    public async Task RunAsync(int port, CancellationToken stop)
    {
        await using var server = Create(port);
        server.Run(context => handler.HandleAsync(context, stop));
        await server.StartAsync(stop);
        Log.Listening(logger, port);
        using var sent = StartTelemetry();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        }
        catch (OperationCanceledException)
        {
            await server.StopAsync(CancellationToken.None);
        }
    }

    private AzureTelemetry? StartTelemetry()
    {
        try
        {
            return AzureTelemetry.Start(telemetry.Value);
        }
#pragma warning disable CA1031 // A connection string with a mistake, or anything else: the watch goes on without telemetry.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.NoTelemetry(logger, exception, AzureTelemetry.ConnectionStringVariable);
            return null;
        }
    }

    // Empty: the usual builder reads ASPNETCORE_URLS, which is the host's own address, and takes twice as long to start.
    private static WebApplication Create(int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = InvocationBody.MostBytes;

            // The host's own requests wait for a function to be done; slow bodies are no attack on this address.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Listen(IPAddress.Loopback, port, address => address.Protocols = HttpProtocols.Http1);
        });
        return builder.Build();
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 8200, Level = LogLevel.Information, Message = "Listening on port {Port} for the Functions host")]
        public static partial void Listening(ILogger logger, int port);

        [LoggerMessage(EventId = 8201, Level = LogLevel.Error, Message = "Nothing is told to Application Insights: check {Variable}")]
        public static partial void NoTelemetry(ILogger logger, Exception exception, string variable);
    }
}
