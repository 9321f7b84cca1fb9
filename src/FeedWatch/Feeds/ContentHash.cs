using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FeedWatch.Feeds;

/// <summary>Names things by what they contain: the same parts give the same id in every process, version and store.</summary>
public static class ContentHash
{
    private const int IdBytes = 12;

    /// <summary>24 hexadecimal digits (96 bits of SHA-256): safe as a table key, a file name and a header value.</summary>
    public static string Id(params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Digest(parts, digest);
        return Convert.ToHexStringLower(digest[..IdBytes]);
    }

    /// <summary>64 bits of SHA-256, for sets of a few thousand members.</summary>
    public static long Fingerprint(params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        Digest(parts, digest);
        return BinaryPrimitives.ReadInt64LittleEndian(digest);
    }

    public static string OfBytes(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return Convert.ToHexStringLower(digest[..IdBytes]);
    }

    // Each part is led by its length, so that ("ab", "c") and ("a", "bc") differ.
    private static void Digest(ReadOnlySpan<string> parts, Span<byte> digest)
    {
        var size = 0;
        foreach (var part in parts)
        {
            size += sizeof(int) + Encoding.UTF8.GetMaxByteCount(part.Length);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(size);
        var used = 0;
        foreach (var part in parts)
        {
            var length = Encoding.UTF8.GetBytes(part, buffer.AsSpan(used + sizeof(int)));
            BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(used), length);
            used += sizeof(int) + length;
        }

        SHA256.HashData(buffer.AsSpan(0, used), digest);
        ArrayPool<byte>.Shared.Return(buffer);
    }
}
