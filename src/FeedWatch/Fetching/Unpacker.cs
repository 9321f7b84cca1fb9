using System.IO.Compression;

namespace FeedWatch.Fetching;

/// <summary>Undoes gzip, deflate and br within a limit on what comes out, so that a bomb costs no more than the largest feed.</summary>
/// <remarks>Relies on System.IO.Compression.UseStrictValidation (Directory.Build.props): without it a compressed stream that breaks off looks whole.</remarks>
internal static class Unpacker
{
    // Nobody means to pack a feed more than twice.
    private const int MostLayers = 2;

    // Damage costs all of the piece it is found in.
    private const int PieceBytes = 4 * 1024;

    /// <param name="received">Disposed of by the caller.</param>
    /// <param name="end">How the bytes on the wire ended.</param>
    /// <param name="encodings">Content-Encoding in the order the server applied them. Some servers write a charset there: what is not known is passed over.</param>
    public static (ReadOnlyMemory<byte> Body, BodyEnd End) Unpack(BodyBuffer received, BodyEnd end, IReadOnlyList<string> encodings)
    {
        var layers = encodings.Where(IsKnown).Reverse().Take(MostLayers).ToList();
        if (layers.Count == 0 && IsGzip(received.Written))
        {
            // A file feed.xml.gz, served as it lies on the disk.
            layers.Add("gzip");
        }

        return Unpack(received, end, layers);
    }

    private static (ReadOnlyMemory<byte> Body, BodyEnd End) Unpack(BodyBuffer packed, BodyEnd end, List<string> layers)
    {
        if (layers.Count == 0 || packed.Written.IsEmpty)
        {
            return (packed.Take(), end);
        }

        using var unpacked = new BodyBuffer(packed.Limit);
        var broken = !TryUnpack(packed, layers[0], unpacked);
        if (broken && unpacked.Written.IsEmpty && LooksLikeText(packed.Written))
        {
            // Announced as packed and sent plain.
            return (packed.Take(), end);
        }

        return Unpack(unpacked, EndOf(unpacked, broken, end), layers[1..]);
    }

    private static bool TryUnpack(BodyBuffer packed, string encoding, BodyBuffer unpacked)
    {
        using var stream = Open(packed, encoding);
        try
        {
            while (!unpacked.IsOverLimit)
            {
                var free = unpacked.Free().Span;
                var count = stream.Read(free[..Math.Min(free.Length, PieceBytes)]);
                if (count == 0)
                {
                    return true;
                }

                unpacked.Advance(count);
            }

            return true;
        }
        // What BrotliStream throws is the second.
        catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException)
        {
            return false;
        }
    }

    // A packed stream knows its own end: with that reached it does not matter that the connection broke or that Content-Length promised more.
    private static BodyEnd EndOf(BodyBuffer unpacked, bool broken, BodyEnd received)
    {
        if (unpacked.IsOverLimit)
        {
            return BodyEnd.OverLimit;
        }

        if (broken)
        {
            return received == BodyEnd.OverLimit ? BodyEnd.OverLimit : BodyEnd.Cut;
        }

        return BodyEnd.Whole;
    }

    private static Stream Open(BodyBuffer packed, string encoding) => encoding switch
    {
        "br" => new BrotliStream(packed.Read(), CompressionMode.Decompress),
        // "deflate" means the zlib format; some servers send it bare.
        "deflate" when HasZlibHeader(packed.Written) => new ZLibStream(packed.Read(), CompressionMode.Decompress),
        "deflate" => new DeflateStream(packed.Read(), CompressionMode.Decompress),
        _ => new GZipStream(packed.Read(), CompressionMode.Decompress),
    };

    private static bool IsKnown(string encoding) => encoding is "gzip" or "x-gzip" or "deflate" or "br";

    private static bool IsGzip(ReadOnlySpan<byte> bytes) => bytes.StartsWith<byte>([0x1f, 0x8b, 0x08]);

    private static bool HasZlibHeader(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 2 && (bytes[0] & 0x0f) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;

    private static bool LooksLikeText(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("\uFEFF"u8) || bytes.TrimStart(" \t\r\n"u8) is [(byte)'<' or (byte)'{', ..];
}
