using System.Text;

namespace FeedWatch.Testing.Smtp;

/// <summary>Reads commands and mail data from one stream, without losing what a pipelining client sent ahead.</summary>
internal sealed class SmtpLines(Stream stream)
{
    private const int MostBytes = 32 * 1024 * 1024;

    private readonly byte[] buffer = new byte[16 * 1024];
    private int from;
    private int to;

    /// <returns>The line without its end; null: the client hung up.</returns>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken) =>
        await ReadAsync(cancellationToken) is { } line ? Encoding.UTF8.GetString(line) : null;

    /// <returns>Everything up to the line with the dot, dots unstuffed; null: the client hung up before it.</returns>
    public async Task<byte[]?> ReadDataAsync(CancellationToken cancellationToken)
    {
        using var data = new MemoryStream();
        while (await ReadAsync(cancellationToken) is { } line)
        {
            if (line is [(byte)'.'])
            {
                return data.ToArray();
            }

            data.Write(line is [(byte)'.', ..] ? line.AsSpan(1) : line);
            data.Write("\r\n"u8);
        }

        return null;
    }

    private async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        using var line = new MemoryStream();
        while (line.Length < MostBytes)
        {
            if (from == to)
            {
                from = 0;
                to = await stream.ReadAsync(buffer, cancellationToken);
                if (to == 0)
                {
                    return null;
                }
            }

            var next = buffer[from++];
            if (next == (byte)'\n')
            {
                return WithoutReturn(line);
            }

            line.WriteByte(next);
        }

        throw new InvalidDataException("A line without an end.");
    }

    // A bare line feed is what SMTP smuggling is made of: no client of ours may send one.
    private static byte[] WithoutReturn(MemoryStream line) =>
        line.ToArray() is [.. var content, (byte)'\r'] ? content : throw new InvalidDataException("A line feed without a carriage return.");
}
