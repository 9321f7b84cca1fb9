using System.Collections.Concurrent;
using System.Net;
using System.Text;
using FeedWatch.Testing.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace FeedWatch.Testing.Swarm;

/// <summary>Feeds on many servers, each an address of its own in 127.0.0.0/8: counts what is under way at each, and when each feed was asked for.</summary>
internal sealed class SwarmServer : IAsyncDisposable
{
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private readonly SwarmOptions options;
    private readonly WebApplication web;
    private readonly ConcurrentDictionary<string, int> underWay = new();
    private readonly ConcurrentQueue<(int Feed, DateTimeOffset At)> requests = new();
    private readonly List<string>[] items;
    private int mostAtOnce;

    private SwarmServer(SwarmOptions options, int port)
    {
        this.options = options;
        items = [.. Enumerable.Range(0, options.Feeds).Select(_ => new List<string>())];
        Port = port;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            foreach (var address in Enumerable.Range(0, options.SmallServers + 1).Select(AddressOf))
            {
                kestrel.Listen(address, port);
            }
        });
        web = builder.Build();
        web.Run(AnswerAsync);
    }

    public int Port { get; }

    public int MostAtOnce => Volatile.Read(ref mostAtOnce);

    public IReadOnlyList<(int Feed, DateTimeOffset At)> Requests => [.. requests];

    public static async Task<SwarmServer> StartAsync(SwarmOptions options, CancellationToken cancellationToken)
    {
        var server = new SwarmServer(options, FreePort.Find());
        await server.web.StartAsync(cancellationToken);
        return server;
    }

    public Uri Url(int feed) => new($"http://{AddressOf(ServerOf(feed))}:{Port}/{feed}");

    public void Publish(int feed, string title)
    {
        lock (items[feed])
        {
            items[feed].Insert(0, title);
        }
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    // The first server is the big one.
    private int ServerOf(int feed) => feed < options.FeedsOfBigServer ? 0 : 1 + (feed % options.SmallServers);

    private static IPAddress AddressOf(int server) => new([127, 1, (byte)(server / 250), (byte)(1 + (server % 250))]);

    private async Task AnswerAsync(HttpContext context)
    {
        var feed = int.Parse(context.Request.Path.Value!.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        requests.Enqueue((feed, TimeProvider.System.GetUtcNow()));
        var server = context.Connection.LocalIpAddress!.ToString();
        Note(underWay.AddOrUpdate(server, 1, (_, count) => count + 1));
        try
        {
            await Task.Delay(feed % 50 == 7 ? Slow : Usual, TimeProvider.System, context.RequestAborted);
            await WriteAsync(context, feed);
        }
        catch (OperationCanceledException)
        {
            // Whoever asked was killed.
        }
        finally
        {
            underWay.AddOrUpdate(server, 0, (_, count) => count - 1);
        }
    }

    private async Task WriteAsync(HttpContext context, int feed)
    {
        string[] titles;
        lock (items[feed])
        {
            titles = [.. items[feed]];
        }

        var tag = $"\"{titles.Length}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var stories = titles.Select((title, i) => new RssItem(title, $"{feed}-{titles.Length - i}"));
        context.Response.ContentType = "application/rss+xml";
        await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(RssDocument.Of([new RssItem("Nothing yet", $"{feed}-0"), .. stories])), context.RequestAborted);
    }

    private void Note(int count)
    {
        var most = Volatile.Read(ref mostAtOnce);
        while (count > most && Interlocked.CompareExchange(ref mostAtOnce, count, most) != most)
        {
            most = Volatile.Read(ref mostAtOnce);
        }
    }
}
