namespace FeedWatch.Host.Tracing;

/// <summary>Whether two addresses are of one web site: rss.news.example and www.news.example are.</summary>
internal static class Site
{
    public static bool IsSame(Uri one, Uri other)
    {
        var (host, otherHost) = (HostOf(one), HostOf(other));
        return IsWithin(host, otherHost) || IsWithin(otherHost, host);
    }

    private static bool IsWithin(string host, string site) =>
        host.EndsWith(site, StringComparison.OrdinalIgnoreCase) && (host.Length == site.Length || host[^(site.Length + 1)] == '.');

    private static string HostOf(Uri url) => url.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.Host[4..] : url.Host;
}
