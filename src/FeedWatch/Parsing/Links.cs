namespace FeedWatch.Parsing;

/// <summary>Addresses as publishers write them.</summary>
internal static class Links
{
    /// <returns>Null for what is no address, and for any but http and https: javascript: and data: are no links to follow.</returns>
    public static Uri? Resolve(string? text, Uri baseUrl)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > FeedLimits.LinkCharacters)
        {
            return null;
        }

        // Long addresses are broken into lines by some publishing systems.
        var address = text.AsSpan().Trim().ContainsAny("\r\n\t") ? string.Concat(text.Where(character => !char.IsWhiteSpace(character))) : text.Trim();
        return Uri.TryCreate(baseUrl, address.Replace("&amp;", "&", StringComparison.Ordinal), out var url) && url.Scheme is "http" or "https" && HasHost(url) ? url : null;
    }

    /// <summary>Absolute http or https only.</summary>
    public static Uri? Absolute(string? text, Uri baseUrl) =>
        text?.AsSpan().TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) == true && text.Contains("://", StringComparison.Ordinal)
            ? Resolve(text, baseUrl)
            : null;

    // Uri takes hosts that no domain name can hold, and throws when asked for the name.
    private static bool HasHost(Uri url)
    {
        try
        {
            return url.IdnHost.Length > 0;
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
