namespace FeedWatch.Feeds;

/// <summary>Tells addresses that can be asked from those that only look so: Uri takes hosts that no domain name can hold, and throws when asked for the name.</summary>
public static class WebAddress
{
    /// <summary>Null for what is no address, has no such host, or is neither http nor https.</summary>
    public static Uri? Resolve(Uri from, string text) => Uri.TryCreate(from, text, out var url) && IsOne(url) ? url : null;

    public static bool IsOne(Uri url)
    {
        try
        {
            return url is { IsAbsoluteUri: true, Scheme: "http" or "https", IdnHost.Length: > 0 };
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
