using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace FeedWatch.Testing.Http;

/// <summary>A scripted HTTP/1.1 server on 127.0.0.1 and a free port. On bare sockets, so that it can break the protocol and keep headers byte for byte.</summary>
public sealed class LoopbackServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<RecordedRequest, LoopbackReply>> scripts = new();
    private readonly ConcurrentQueue<RecordedRequest> requests = new();
    private readonly ConcurrentBag<Task> connections = [];
    private readonly ConcurrentBag<TcpClient> clients = [];
    private readonly CancellationTokenSource stop = new();
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2? certificate;
    private readonly Task accepting;

    private LoopbackServer(X509Certificate2? certificate)
    {
        this.certificate = certificate;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    public Uri BaseUrl => new($"{(certificate is null ? "http" : "https")}://127.0.0.1:{Port}/");

    /// <summary>In the order they arrived.</summary>
    public IReadOnlyList<RecordedRequest> Requests => [.. requests];

    /// <summary>How many were opened so far.</summary>
    public int Connections => connections.Count;

    /// <param name="certificate">Serves https where it is given.</param>
    public static LoopbackServer Start(X509Certificate2? certificate = null) => new(certificate);

    /// <summary>A server with one reply for every path that has none of its own.</summary>
    public static LoopbackServer Start(params LoopbackReply[] replies)
    {
        var server = Start();
        server.Answer("*", replies);
        return server;
    }

    public Uri Url(string path) => new(BaseUrl, path);

    /// <summary>Replies in turn, the last one for ever. <c>*</c> stands for every path that is not scripted; without it those are 404.</summary>
    public void Answer(string path, params LoopbackReply[] replies)
    {
        var next = -1;
        Answer(path, _ => replies[Math.Min(Interlocked.Increment(ref next), replies.Length - 1)]);
    }

    /// <param name="path">Path and query as in the request line. Scripting it again replaces what was there.</param>
    public void Answer(string path, Func<RecordedRequest, LoopbackReply> script) => scripts[path] = script;

    /// <summary>Serves a document as a decent server does: with an ETag, and 304 to whoever has it already.</summary>
    public void Publish(string path, string body, string eTag) =>
        Answer(path, request => request["If-None-Match"] == eTag
            ? LoopbackReply.Of(304).With("ETag", eTag)
            : LoopbackReply.Ok(body).With("ETag", eTag));

    /// <summary>As a server does with connections that were quiet for long.</summary>
    public void DropConnections()
    {
        foreach (var client in clients)
        {
            client.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!stop.IsCancellationRequested)
        {
            await stop.CancelAsync();
            await Task.WhenAll([accepting, .. connections]);
            listener.Dispose();
            stop.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            for (var number = 1; ; number++)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                clients.Add(client);
                connections.Add(ServeAsync(client, number));
            }
        }
        catch (Exception exception) when (IsTheEnd(exception))
        {
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await using var stream = await OpenAsync(client);
                while (await RecordedRequest.ReadAsync(stream, number, stop.Token) is { } request)
                {
                    requests.Enqueue(request);
                    var reply = ReplyTo(request);
                    client.LingerState = new LingerOption(reply.IsReset, 0);
                    if (!await reply.WriteAsync(stream, stop.Token))
                    {
                        break;
                    }
                }
            }
            catch (Exception exception) when (IsTheEnd(exception))
            {
            }
        }
    }

    private async Task<Stream> OpenAsync(TcpClient client)
    {
        if (certificate is null)
        {
            return client.GetStream();
        }

        var secured = new SslStream(client.GetStream());
        await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, stop.Token);
        return secured;
    }

    private LoopbackReply ReplyTo(RecordedRequest request) =>
        scripts.TryGetValue(request.Target, out var script) || scripts.TryGetValue("*", out script)
            ? script(request)
            : LoopbackReply.Of(404, "Not Found");

    // The client went away, or the test is over: nobody is left to tell.
    private static bool IsTheEnd(Exception exception) =>
        exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException;
}
