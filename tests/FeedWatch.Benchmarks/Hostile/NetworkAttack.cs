using System.IO.Compression;
using FeedWatch.Fetching;
using FeedWatch.Testing.Http;

namespace FeedWatch.Benchmarks.Hostile;

/// <summary>A server that means harm, and how asking it must end.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Script">Sets it up; asked for is <c>/feed</c>.</param>
/// <param name="IsRightEnd">Whether this is how it must end.</param>
internal sealed record NetworkAttack(string Name, Action<LoopbackServer> Script, Func<FetchResult, bool> IsRightEnd)
{
    private const int Sixteen = 16 * 1024 * 1024;

    public static IReadOnlyList<NetworkAttack> All { get; } =
    [
        Of("a gzip bomb: 1 GiB in 1 MB", () => LoopbackReply.Ok(Bomb()).With("Content-Encoding", "gzip"), IsStopped),
        Of("a gzip bomb in a gzip bomb", () => LoopbackReply.Ok(Gzipped(Bomb())).With("Content-Encoding", "gzip, gzip"), IsStopped),
        Of("a Brotli bomb: 64 MB in a few bytes", () => LoopbackReply.Ok(new byte[4 * Sixteen]).Brotli(), IsStopped),
        Of("packed a thousand times", () => LoopbackReply.Ok(Gzipped(Gzipped(Gzipped("<rss/>"u8.ToArray())))).With("Content-Encoding", string.Join(',', Enumerable.Repeat("gzip", 1_000))), IsAnyEnd),
        Of("a body without end", () => LoopbackReply.Endless(new string('x', 64 * 1024)), IsStopped),
        Of("a body without end, in chunks", () => LoopbackReply.Endless(new string('x', 64 * 1024)).Chunked(), IsStopped),
        Of("headers without end", () => LoopbackReply.Raw(EndlessHeadersAsync), IsFailed),
        Of("nothing at all, for ever", () => LoopbackReply.Ok("<rss/>").HeldBeforeHead(Never()), IsFailed),
        Of("headers, and then nothing", () => LoopbackReply.Ok("<rss/>").HeldBeforeBody(Never()), IsFailed),
        Of("a byte every 50 ms", () => LoopbackReply.Raw(DripAsync), result => IsFailed(result) || result is FetchResult.Fetched { End: BodyEnd.Cut }),
        new("redirects in a circle", server => { server.Answer("/feed", LoopbackReply.Redirect("/other")); server.Answer("/other", LoopbackReply.Redirect("/feed")); }, IsFailed),
        new("a redirect to a new address each time", server => server.Answer("*", request => LoopbackReply.Redirect(request.Target + "x")), IsFailed),
        .. new[]
        {
            "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/", "http://192.168.0.1/", "http://127.0.0.2/", "http://localhost/", "http://[::1]/", "http://[::ffff:127.0.0.2]/", "http://0x7f000002/", "http://2130706434/", "http://0.0.0.0/", "file:///etc/passwd", "gopher://127.0.0.1/",
        }.Select(target => Of($"a redirect to {target}", () => LoopbackReply.Redirect(target), IsFailed)),
    ];

    private static NetworkAttack Of(string name, Func<LoopbackReply> reply, Func<FetchResult, bool> isRightEnd) => new(name, server => server.Answer("/feed", reply()), isRightEnd);

    private static bool IsStopped(FetchResult result) => result is FetchResult.Fetched { End: BodyEnd.OverLimit };

    private static bool IsFailed(FetchResult result) => result is FetchResult.Failed;

    private static bool IsAnyEnd(FetchResult result) => result is FetchResult.Failed or FetchResult.Fetched;

    private static Task Never() => new TaskCompletionSource().Task;

    private static byte[] Bomb() => [.. Enumerable.Repeat(Gzipped(new byte[Sixteen]), 64).SelectMany(part => part)];

    private static byte[] Gzipped(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Fastest))
        {
            packer.Write(bytes);
        }

        return packed.ToArray();
    }

    private static async Task DripAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), cancellationToken);
        while (true)
        {
            await stream.WriteAsync("<"u8.ToArray(), cancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }
    }

    private static async Task EndlessHeadersAsync(Stream stream, CancellationToken cancellationToken)
    {
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancellationToken);
        while (true)
        {
            await stream.WriteAsync("X-More: and more\r\n"u8.ToArray(), cancellationToken);
        }
    }
}
