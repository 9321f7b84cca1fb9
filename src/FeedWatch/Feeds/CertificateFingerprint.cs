using System.Security.Cryptography;

namespace FeedWatch.Feeds;

/// <summary>Names one certificate for good: <c>sha256:</c> and the hash of what the server shows, in 64 hexadecimal digits.</summary>
public readonly record struct CertificateFingerprint(string Value)
{
    private const string Prefix = "sha256:";
    private const int Digits = 2 * SHA256.HashSizeInBytes;

    /// <param name="certificate">In DER, as it comes over the wire.</param>
    public static CertificateFingerprint Of(ReadOnlySpan<byte> certificate) => new(Prefix + Convert.ToHexStringLower(SHA256.HashData(certificate)));

    /// <summary>Also in capitals and with colons between the bytes, as other programs print it; null for anything else.</summary>
    public static CertificateFingerprint? Read(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var digits = text[Prefix.Length..].Replace(":", string.Empty, StringComparison.Ordinal).ToLowerInvariant();
        return digits.Length == Digits && digits.All(char.IsAsciiHexDigit) ? new(Prefix + digits) : null;
    }

    public override string ToString() => Value;
}
