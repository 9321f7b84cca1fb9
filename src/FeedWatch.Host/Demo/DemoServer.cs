using System.Collections.Concurrent;
using System.Net;
using FeedWatch.Feeds;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace FeedWatch.Host.Demo;

/// <summary>The newspapers of the demo: a web server on a free loopback port that publishes step by step and answers 304 where nothing changed.</summary>
public sealed class DemoServer : IAsyncDisposable
{
    private readonly DemoScript script;
    private readonly TimeProvider time;
    private readonly DateTimeOffset startedAt;
    private readonly ConcurrentDictionary<DemoStory, DateTimeOffset> publishedAt = new();
    private WebApplication? application;
    private int step;

    public DemoServer(DemoScript script, TimeProvider time)
    {
        this.script = script;
        this.time = time;
        startedAt = time.GetUtcNow();
    }

    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        application = builder.Build();
        application.Run(AnswerAsync);
        await application.StartAsync(cancellationToken);
        var addresses = application.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!;
        Url = new Uri(addresses.Addresses.Single());
    }

    /// <summary>Publishes the next stories and gives them back.</summary>
    public IReadOnlyList<(DemoFeed Feed, DemoStory Story)> Publish()
    {
        var next = script.At(step + 1).ToList();
        foreach (var (_, story) in next)
        {
            publishedAt[story] = time.GetUtcNow();
        }

        Interlocked.Increment(ref step);
        return next;
    }

    /// <summary>What was there from the start is as old as yesterday's paper.</summary>
    public DateTimeOffset PublishedAt(DemoStory story) => publishedAt.GetValueOrDefault(story, startedAt - TimeSpan.FromDays(2));

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var feed = script.Feeds.FirstOrDefault(feed => http.Request.Path == "/" + feed.Path);
        if (feed is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (body, contentType) = DemoDocument.Write(feed, feed.At(Volatile.Read(ref step)), Url, PublishedAt);
        var etag = $"\"{ContentHash.OfBytes(body)}\"";
        http.Response.Headers.ETag = etag;
        if (http.Request.Headers.IfNoneMatch == etag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = contentType;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
