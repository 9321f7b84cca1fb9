using System.Globalization;
using System.Text;

namespace FeedWatch.Testing.Http;

/// <summary>A request as its bytes arrived, decoded as Latin-1 so that each character is one byte.</summary>
public sealed record RecordedRequest
{
    public required string Method { get; init; }

    /// <summary>Path and query, as written in the request line.</summary>
    public required string Target { get; init; }

    /// <summary>In the order they came, names in the case they came.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>As long as its Content-Length says; bodies in chunks are not read.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Counts the connections of the server from 1: equal numbers share a connection.</summary>
    public required int Connection { get; init; }

    public string BodyText => Encoding.UTF8.GetString(Body);

    /// <summary>Null where the header was not sent.</summary>
    public string? this[string name] => Find(Headers, name);

    /// <summary>Null at the end of the connection, and for what is no request.</summary>
    internal static async Task<RecordedRequest?> ReadAsync(Stream stream, int connection, CancellationToken cancellationToken)
    {
        using var received = new MemoryStream();
        int end;
        while ((end = received.ToArray().AsSpan().IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await ReadMoreAsync(stream, received, cancellationToken))
            {
                return null;
            }
        }

        var lines = Encoding.Latin1.GetString(received.ToArray(), 0, end).Split("\r\n");
        var headers = lines[1..].Select(Header).ToList();
        var length = int.Parse(Find(headers, "Content-Length") ?? "0", CultureInfo.InvariantCulture);
        while (received.Length < end + 4 + length && await ReadMoreAsync(stream, received, cancellationToken))
        {
        }

        return lines[0].Split(' ') is [var method, var target, _]
            ? new RecordedRequest { Method = method, Target = target, Headers = headers, Body = received.ToArray()[(end + 4)..], Connection = connection }
            : null;
    }

    private static async Task<bool> ReadMoreAsync(Stream stream, MemoryStream received, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var count = await stream.ReadAsync(buffer, cancellationToken);
        await received.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        return count > 0;
    }

    private static KeyValuePair<string, string> Header(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var value = line[(colon + 1)..];
        return new(line[..colon], value.StartsWith(' ') ? value[1..] : value);
    }

    private static string? Find(IEnumerable<KeyValuePair<string, string>> headers, string name) =>
        headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();
}
