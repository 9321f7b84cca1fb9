namespace FeedWatch.Host.Reading;

/// <summary>A document to read, or a list that could not be opened.</summary>
/// <param name="Given">As it was written: a file, an address or a list.</param>
public abstract record GivenDocument(string Given)
{
    public sealed record AtPath(string Given) : GivenDocument(Given);

    public sealed record AtUrl(string Given, Uri Url) : GivenDocument(Given);

    public sealed record Unreadable(string Given, string Reason) : GivenDocument(Given);

    /// <summary>Files and addresses in their order, and what lists name (<c>@FILE</c>, one a line) in place of the list. Lists are read as they are needed.</summary>
    public static IEnumerable<GivenDocument> AllOf(IEnumerable<string> given) => given.SelectMany(one => one is ['@', .. var list] ? Listed(one, list) : [Of(one)]);

    private static GivenDocument Of(string given) =>
        given.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(given, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new AtUrl(given, url)
            : new AtPath(given);

    private static IEnumerable<GivenDocument> Listed(string given, string list)
    {
        using var file = FileBody.TryOpen(list, out var reason);
        if (file is null)
        {
            yield return new Unreadable(given, reason);
            yield break;
        }

        using var lines = new StreamReader(file);
        while (lines.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Of(line.Trim());
            }
        }
    }
}
