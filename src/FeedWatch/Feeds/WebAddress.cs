using System.Text;

namespace FeedWatch.Feeds;

/// <summary>Tells addresses that can be asked from those that only look so: Uri takes hosts that no domain name can hold, and throws when asked for the name.</summary>
public static class WebAddress
{
    /// <summary>Null for what is no address, has no such host, or is neither http nor https.</summary>
    public static Uri? Resolve(Uri from, string text) => Uri.TryCreate(from, text, out var url) && IsOne(url) ? url : null;

    public static bool IsOne(Uri url)
    {
        if (url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            return false;
        }

        // Asking for the name takes longer than all else that is done to a link, and only foreign characters can make it none.
        if (Ascii.IsValid(url.OriginalString))
        {
            return true;
        }

        try
        {
            return url.IdnHost.Length > 0 && !url.Host.Contains('\uFFFD', StringComparison.Ordinal);
        }
        catch (UriFormatException)
        {
            return false;
        }
    }
}
