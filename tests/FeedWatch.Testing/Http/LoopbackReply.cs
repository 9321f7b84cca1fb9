using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FeedWatch.Testing.Http;

/// <summary>What the loopback server says to one request, true to the protocol or not.</summary>
public sealed record LoopbackReply
{
    private static readonly byte[] EndOfLine = "\r\n"u8.ToArray();

    public int Status { get; private init; } = 200;

    private string ReasonPhrase { get; init; } = "Scripted";

    private IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>As it goes over the wire: packed, where it is packed.</summary>
    public byte[] Body { get; private init; } = [];

    private bool IsChunked { get; init; }

    private bool HasEnd { get; init; } = true;

    private int? CutAt { get; init; }

    /// <summary>The connection ends with RST instead of FIN.</summary>
    internal bool IsReset { get; private init; }

    private Task HeadGate { get; init; } = Task.CompletedTask;

    private Task BodyGate { get; init; } = Task.CompletedTask;

    private Func<Stream, CancellationToken, Task>? Script { get; init; }

    public static LoopbackReply Ok(string body, string contentType = "application/rss+xml; charset=utf-8") =>
        Ok(Encoding.UTF8.GetBytes(body), contentType);

    public static LoopbackReply Ok(byte[] body, string contentType = "application/rss+xml; charset=utf-8") =>
        new LoopbackReply { Body = body }.With("Content-Type", contentType);

    public static LoopbackReply Of(int status, string reasonPhrase = "Scripted") => new() { Status = status, ReasonPhrase = reasonPhrase };

    public static LoopbackReply Redirect(Uri target, int status = 302) => Redirect(target.OriginalString, status);

    public static LoopbackReply Redirect(string target, int status = 302) => Of(status).With("Location", target);

    /// <summary>Writes what it likes; the connection is closed after it.</summary>
    public static LoopbackReply Raw(Func<Stream, CancellationToken, Task> script) => new() { Script = script };

    /// <summary>Just these bytes (Latin-1) and then the end of the connection.</summary>
    public static LoopbackReply Raw(string bytes) =>
        Raw(async (stream, cancellationToken) => await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), cancellationToken));

    /// <summary>A 200 whose body repeats <paramref name="text"/> until the client goes away.</summary>
    public static LoopbackReply Endless(string text) => new() { Body = Encoding.UTF8.GetBytes(text), HasEnd = false };

    /// <summary>One more header; values are sent as Latin-1. Content-Length given here replaces the true one.</summary>
    public LoopbackReply With(string name, string value) => this with { Headers = [.. Headers, new(name, value)] };

    public LoopbackReply WithBody(string body) => this with { Body = Encoding.UTF8.GetBytes(body) };

    public LoopbackReply Gzip() => Packed("gzip", packed => new GZipStream(packed, CompressionLevel.Fastest));

    public LoopbackReply Brotli() => Packed("br", packed => new BrotliStream(packed, CompressionLevel.Fastest));

    /// <summary>As RFC 9110 means it: with the zlib wrapper.</summary>
    public LoopbackReply Deflate() => Packed("deflate", packed => new ZLibStream(packed, CompressionLevel.Fastest));

    /// <summary>As some old servers do it: without the zlib wrapper.</summary>
    public LoopbackReply BareDeflate() => Packed("deflate", packed => new DeflateStream(packed, CompressionLevel.Fastest));

    public LoopbackReply Chunked() => this with { IsChunked = true };

    /// <summary>Sends so many bytes of the body, then drops the connection.</summary>
    public LoopbackReply CutAfter(int bytes) => this with { CutAt = bytes };

    /// <summary>As <see cref="CutAfter"/>, but rudely: the client sees a reset.</summary>
    public LoopbackReply ResetAfter(int bytes) => this with { CutAt = bytes, IsReset = true };

    /// <summary>Not a byte before <paramref name="gate"/> opens.</summary>
    public LoopbackReply HeldBeforeHead(Task gate) => this with { HeadGate = gate };

    /// <summary>Status and headers at once, the first byte of the body when <paramref name="gate"/> opens.</summary>
    public LoopbackReply HeldBeforeBody(Task gate) => this with { BodyGate = gate };

    /// <summary>False when the connection must be closed after this reply.</summary>
    internal async Task<bool> WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await HeadGate.WaitAsync(cancellationToken);
        if (Script is not null)
        {
            await Script(stream, cancellationToken);
            return false;
        }

        await stream.WriteAsync(Encoding.Latin1.GetBytes(Head()), cancellationToken);
        await BodyGate.WaitAsync(cancellationToken);
        if (Status is 204 or 304)
        {
            return true;
        }

        await WriteBodyAsync(stream, cancellationToken);
        return CutAt is null;
    }

    private string Head()
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {ReasonPhrase}\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (IsChunked)
        {
            head.Append("Transfer-Encoding: chunked\r\n");
        }
        else if (HasEnd && !Headers.Any(header => header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) && Status != 304)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\n");
        }

        return head.Append("\r\n").ToString();
    }

    private async Task WriteBodyAsync(Stream stream, CancellationToken cancellationToken)
    {
        var sent = Body.AsMemory(0, Math.Min(CutAt ?? Body.Length, Body.Length));
        while (sent.Length > 0)
        {
            await (IsChunked ? WriteChunkAsync(stream, sent, cancellationToken) : stream.WriteAsync(sent, cancellationToken).AsTask());
            sent = HasEnd ? default : sent;
        }

        if (IsChunked && CutAt is null)
        {
            await stream.WriteAsync("0\r\n\r\n"u8.ToArray(), cancellationToken);
        }
    }

    private static async Task WriteChunkAsync(Stream stream, ReadOnlyMemory<byte> chunk, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(chunk.Length.ToString("X", CultureInfo.InvariantCulture)), cancellationToken);
        await stream.WriteAsync(EndOfLine, cancellationToken);
        await stream.WriteAsync(chunk, cancellationToken);
        await stream.WriteAsync(EndOfLine, cancellationToken);
    }

    private LoopbackReply Packed(string encoding, Func<Stream, Stream> open)
    {
        using var packed = new MemoryStream();
        using (var packer = open(packed))
        {
            packer.Write(Body);
        }

        return (this with { Body = packed.ToArray() }).With("Content-Encoding", encoding);
    }
}
