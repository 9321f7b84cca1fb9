using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FeedWatch.Adapters.Tests.Delivering.SendGrid;

/// <summary>A loopback server that answers as SendGrid does, or as told.</summary>
internal sealed class SendGridSink : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SemaphoreSlim reached = new(0);

    private SendGridSink()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/v3/mail/send", AnswerAsync);
    }

    public Uri BaseUrl => new(app.Urls.Single());

    public ConcurrentQueue<(string? Authorization, JsonNode Body)> Requests { get; } = new();

    public int Status { get; set; } = StatusCodes.Status202Accepted;

    public string Body { get; set; } = string.Empty;

    /// <summary>The request is read and never answered.</summary>
    public bool IsSilent { get; set; }

    /// <summary>The connection is closed instead of an answer.</summary>
    public bool Drops { get; set; }

    public static async Task<SendGridSink> StartAsync()
    {
        var sink = new SendGridSink();
        await sink.app.StartAsync();
        return sink;
    }

    /// <summary>Completes when a request has come in.</summary>
    public Task ReachAsync(CancellationToken cancellationToken) => reached.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        reached.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        Requests.Enqueue((context.Request.Headers.Authorization, JsonNode.Parse(await reader.ReadToEndAsync(context.RequestAborted))!));
        reached.Release();
        if (Drops)
        {
            context.Abort();
            return;
        }

        if (IsSilent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }

        context.Response.StatusCode = Status;
        context.Response.Headers["X-Message-Id"] = "sg-1";
        await context.Response.WriteAsync(Body, context.RequestAborted);
    }
}
