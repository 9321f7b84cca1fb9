using System.Diagnostics.CodeAnalysis;
using FeedWatch.Configuration.Yaml;
using FeedWatch.Feeds;

namespace FeedWatch.Configuration.Sections;

/// <summary>Reads the address of a feed. What goes wrong here is mostly a slip of the pen, and says so.</summary>
internal sealed class FeedAddress(Mistakes mistakes)
{
    private const int MostLength = 4_000;
    private const string Example = "Write an address such as https://news.un.org/feed/subscribe/en/news/all/rss.xml.";

    private readonly NodeReader nodes = new(mistakes);

    public Uri? Read(Node? node, string key)
    {
        if (nodes.Line(node, key, MostLength) is not { } scalar)
        {
            return null;
        }

        var text = scalar.Text!.Trim();
        if (Problem(text, scalar.IsFilled, out var url) is var (problem, advice))
        {
            mistakes.Add(scalar.Place, $"The {key} {scalar.Raw.Shortened().Quoted()} {problem}.", advice);
            return null;
        }

        if (url is { UserInfo.Length: > 0 } && !scalar.IsFilled)
        {
            mistakes.Warn(scalar.Place, $"The {key} holds a user name or password for everybody to read.", "Keep it in the environment and write https://${NAME}@... instead.");
        }

        return url;
    }

    // What is suggested repeats the address, so nothing is suggested for one that came from the environment.
    private static (string Problem, string Advice)? Problem(string text, bool isSecret, out Uri? url)
    {
        string Suggest(string address) => isSecret || address.Length > 200 || !IsWeb(address, out _) ? Example : $"Write {address}.";

        url = null;
        if (text.StartsWith("url:", StringComparison.OrdinalIgnoreCase))
        {
            return ("has no space after `url:`", isSecret ? Example : $"Write `url: {text["url:".Length..]}`.");
        }

        if (text.Any(char.IsWhiteSpace))
        {
            return ("holds a space", "Write %20 for a space that belongs to the address, and put each address in a line of its own.");
        }

        var colon = text.IndexOf("://", StringComparison.Ordinal);
        if (colon < 0)
        {
            return ("does not begin with https:// or http://", Suggest("https://" + WithoutFeed(text).TrimStart('/')));
        }

        if (text[..colon].ToUpperInvariant() is not ("HTTP" or "HTTPS"))
        {
            return ("is neither http nor https", Suggest($"https{text[colon..]}"));
        }

        return IsWeb(text, out url) ? null : ("is not a valid address", Example);
    }

    // feed:example.org/rss is what browsers once offered to copy.
    private static string WithoutFeed(string text) => text.StartsWith("feed:", StringComparison.OrdinalIgnoreCase) ? text["feed:".Length..] : text;

    private static bool IsWeb(string text, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && WebAddress.IsOne(url);
}
