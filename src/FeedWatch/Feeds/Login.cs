namespace FeedWatch.Feeds;

/// <summary>What a feed's own server wants to know before it answers (Basic authentication). A secret: never shown, logged or stored.</summary>
public sealed record Login(string User, string Password)
{
    /// <summary>What stands before the @ of an address; null where there is nothing.</summary>
    public static Login? In(Uri url)
    {
        if (url.UserInfo.Length == 0)
        {
            return null;
        }

        var parts = url.UserInfo.Split(':', 2);
        return new Login(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : string.Empty);
    }

    public static Uri RemovedFrom(Uri url) =>
        url.UserInfo.Length == 0 ? url : new Uri(url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped));

    public override string ToString() => "a login";
}
