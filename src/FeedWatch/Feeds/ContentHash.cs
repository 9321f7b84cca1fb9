using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FeedWatch.Feeds;

/// <summary>Names things by what they contain: the same parts give the same id in every process, version and store.</summary>
public static class ContentHash
{
    private const int IdBytes = 12;
    private const int FingerprintDigits = 16;

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

    /// <summary>The same for an id made here, which is a hash already.</summary>
    public static long FingerprintOfId(string id) => long.Parse(id.AsSpan(0, FingerprintDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public static string OfBytes(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return Convert.ToHexStringLower(digest[..IdBytes]);
    }

    /// <summary>As an id, of words only: white space that a publisher or a parser sets otherwise makes no difference.</summary>
    public static string OfText(params ReadOnlySpan<string> parts)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        var size = 0;
        foreach (var part in parts)
        {
            size += part.Length + 1;
        }

        var characters = ArrayPool<char>.Shared.Rent(size);
        var used = 0;
        foreach (var part in parts)
        {
            foreach (var character in part)
            {
                // The first test is for speed: most characters are plain, and this runs over all that was ever published.
                if (character is > ' ' and < '\u007F' || !char.IsWhiteSpace(character))
                {
                    characters[used++] = character;
                }
            }

            characters[used++] = '\n';
        }

        Digest(characters.AsSpan(0, used), digest);
        ArrayPool<char>.Shared.Return(characters);
        return Convert.ToHexStringLower(digest[..IdBytes]);
    }

    private static void Digest(ReadOnlySpan<char> text, Span<byte> digest)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, bytes);
        SHA256.HashData(bytes.AsSpan(0, length), digest);
        ArrayPool<byte>.Shared.Return(bytes);
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
