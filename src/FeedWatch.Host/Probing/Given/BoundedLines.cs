using System.Buffers;
using System.Runtime.CompilerServices;

namespace FeedWatch.Host.Probing.Given;

/// <summary>The lines of a file that may be longer than memory: one at a time, and of each no more than is allowed.</summary>
internal static class BoundedLines
{
    private const int BufferSize = 64 * 1024;

    /// <param name="stream">UTF-8.</param>
    /// <param name="most">Bytes of a line; a longer one is told as such and passed over.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<FileLine> ReadAsync(Stream stream, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        var line = new ArrayBufferWriter<byte>();
        var (number, isTooLong) = (1, false);
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            for (var rest = buffer.AsMemory(0, read); !rest.IsEmpty;)
            {
                var end = rest.Span.IndexOf((byte)'\n');
                var part = end < 0 ? rest : rest[..end];
                isTooLong |= line.WrittenCount + part.Length > most;
                line.Write(isTooLong ? [] : part.Span);
                rest = end < 0 ? default : rest[(end + 1)..];
                if (end >= 0)
                {
                    yield return new FileLine(number++, line.WrittenMemory, isTooLong);
                    line.ResetWrittenCount();
                    isTooLong = false;
                }
            }
        }

        if (line.WrittenCount > 0 || isTooLong)
        {
            yield return new FileLine(number, line.WrittenMemory, isTooLong);
        }
    }
}

/// <param name="Number">From 1.</param>
/// <param name="Bytes">Without the line end; good until the next line is asked for.</param>
internal readonly record struct FileLine(int Number, ReadOnlyMemory<byte> Bytes, bool IsTooLong)
{
    /// <summary>Some editors begin a file with a byte-order mark.</summary>
    public ReadOnlyMemory<byte> WithoutMark => Number == 1 && Bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? Bytes[3..] : Bytes;
}
