using System.Collections.Frozen;

namespace FeedWatch.Feeds;

/// <summary>One spelling for addresses that mean the same place. Used for ids only: what is fetched and linked stays as given.</summary>
public static class CanonicalUrl
{
    private static readonly string[] TrackingPrefixes = ["utm_", "at_", "ns_", "pk_", "mtm_", "hsa_", "wt.", "wt_"];

    private static readonly FrozenSet<string> TrackingParameters = new[]
    {
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "ysclid", "igshid", "mc_cid", "mc_eid", "ref_src", "cmpid", "cmp", "ocid",
        "xtor", "echobox", "maca", "smid", "ncid", "sara_ecid", "_hsenc", "_hsmi", "traffic_source",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Scheme, default port and trailing slash removed.</summary>
    public static string OfFeed(Uri url) => Authority(url) + url.PathAndQuery.TrimEnd('/');

    /// <summary>As for a feed, and without what only tells the publisher where the reader came from (utm_..., fbclid, #xtor ...). Else the fragment stays: live blogs address their entries by it.</summary>
    public static string OfStory(Uri link) =>
        Authority(link) + link.AbsolutePath.TrimEnd('/') + WithoutTracking(link.Query) + WithoutTracking(link.Fragment);

    /// <summary>The page of a site that names no story.</summary>
    public static bool IsFrontPage(Uri link) => link.AbsolutePath == "/" && OfStory(link) == Authority(link);

    private static string Authority(Uri url) => url.IsDefaultPort ? HostOf(url) : $"{HostOf(url)}:{url.Port}";

    private static string HostOf(Uri url)
    {
        try
        {
            return url.IdnHost;
        }
        catch (UriFormatException)
        {
            // Uri takes hosts that no domain name can hold; only here it says so.
            return url.Host;
        }
    }

    /// <param name="part">A query or a fragment with the sign that leads it.</param>
    private static string WithoutTracking(string part)
    {
        if (part.Length <= 1)
        {
            return string.Empty;
        }

        var parameters = part[1..].Split('&');
        return parameters.Any(IsTracking) ? Joined(part[0], parameters) : part;
    }

    private static string Joined(char lead, string[] parameters)
    {
        var kept = string.Join('&', parameters.Where(parameter => !IsTracking(parameter)));
        return kept.Length == 0 ? string.Empty : lead + kept;
    }

    private static bool IsTracking(string parameter)
    {
        var end = parameter.IndexOf('=', StringComparison.Ordinal);
        return end > 0
            && (TrackingParameters.Contains(parameter[..end])
                || Array.Exists(TrackingPrefixes, prefix => parameter.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));
    }
}
