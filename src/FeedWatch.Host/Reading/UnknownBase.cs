namespace FeedWatch.Host.Reading;

/// <summary>Stands in for the address of a file that says not where it came from: links relative to it are shown as they stand in the feed.</summary>
public static class UnknownBase
{
    private const string Server = "http://unknown.invalid";
    private const string Folder = "/folder/";

    public static Uri Url { get; } = new(Server + Folder);

    public static string Show(Uri link)
    {
        if (link.Host != Url.Host)
        {
            return link.AbsoluteUri;
        }

        var path = link.AbsoluteUri[Server.Length..];
        return path.StartsWith(Folder, StringComparison.Ordinal) ? path[Folder.Length..] : path;
    }
}
