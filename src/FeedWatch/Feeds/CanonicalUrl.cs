using System.Collections.Frozen;

namespace FeedWatch.Feeds;

/// <summary>One spelling for addresses that mean the same place. Used for ids only: what is fetched and linked stays as given.</summary>
public static class CanonicalUrl
{
    private static readonly FrozenSet<string> TrackingParameters = new[]
    {
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref_src", "cmpid",
        "at_medium", "at_campaign", "at_link_origin", "ns_mchannel", "ns_source", "ns_campaign", "ns_linkname", "ns_fee",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Scheme, default port and trailing slash removed.</summary>
    public static string OfFeed(Uri url) => Authority(url) + url.PathAndQuery.TrimEnd('/');

    /// <summary>As for a feed, and without what only tells the publisher where the reader came from (utm_..., fbclid ...). The fragment stays: live blogs address their entries by it.</summary>
    public static string OfStory(string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return link;
        }

        return Authority(url) + url.AbsolutePath.TrimEnd('/') + WithoutTracking(url.Query) + url.Fragment;
    }

    private static string Authority(Uri url) => url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}";

    private static string WithoutTracking(string query)
    {
        if (query.Length <= 1)
        {
            return string.Empty;
        }

        var kept = query[1..].Split('&').Where(parameter => !IsTracking(parameter)).ToList();
        return kept.Count == 0 ? string.Empty : "?" + string.Join('&', kept);
    }

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || TrackingParameters.Contains(name);
    }
}
