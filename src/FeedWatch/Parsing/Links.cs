using System.Buffers;
using FeedWatch.Feeds;

namespace FeedWatch.Parsing;

/// <summary>Addresses as publishers write them.</summary>
internal static class Links
{
    private static readonly SearchValues<char> OfSchemes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    /// <returns>Null for what is no address, and for any but http and https: javascript: and data: are no links to follow.</returns>
    public static Uri? Resolve(string? text, Uri? baseUrl)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > FeedLimits.LinkCharacters)
        {
            return null;
        }

        var address = Clean(text);
        var isRead = baseUrl is null ? Uri.TryCreate(address, UriKind.Absolute, out var url) : Uri.TryCreate(baseUrl, address, out url);
        return isRead && WebAddress.IsOne(url!) ? url : null;
    }

    /// <summary>Absolute http or https only.</summary>
    public static Uri? Absolute(string? text, Uri? baseUrl) =>
        text?.AsSpan().TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) == true && text.Contains("://", StringComparison.Ordinal)
            ? Resolve(text, baseUrl)
            : null;

    /// <summary>As the document gives it, made absolute where it is relative to something; whatever its scheme.</summary>
    public static string? Address(string text, Uri? baseUrl)
    {
        if (text.Length > FeedLimits.LinkCharacters)
        {
            return null;
        }

        var address = Clean(text);
        return baseUrl is not null && !HasScheme(address) && Resolve(address, baseUrl) is { } url ? url.AbsoluteUri : address;
    }

    // Long addresses are broken into lines by some publishing systems.
    private static string Clean(string text)
    {
        var address = text.AsSpan().Trim().ContainsAny("\r\n\t") ? string.Concat(text.Where(character => !char.IsWhiteSpace(character))) : text.Trim();
        return address.Replace("&amp;", "&", StringComparison.Ordinal);
    }

    // RFC 3986, 3.1.
    private static bool HasScheme(string address)
    {
        var end = address.AsSpan().IndexOfAnyExcept(OfSchemes);
        return end > 0 && address[end] == ':';
    }
}
