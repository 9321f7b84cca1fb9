using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace FeedWatch.Testing.Replay;

/// <summary>The ids of the whole items of a document, by the simplest means there are: what FeedWatch finds is held against it, so it shares nothing with FeedWatch.</summary>
public static partial class RawStories
{
    public static IReadOnlySet<string> In(byte[] body) =>
        Item().Matches(Encoding.UTF8.GetString(body)).Select(item => IdOf(item.Value)).Where(id => id.Length > 0).ToHashSet();

    private static string IdOf(string item) => Guid().Match(item) is { Success: true } guid ? Text(guid) : Text(Link().Match(item));

    private static string Text(Match field) => WebUtility.HtmlDecode(field.Groups["text"].Value.Replace("<![CDATA[", string.Empty, StringComparison.Ordinal).Replace("]]>", string.Empty, StringComparison.Ordinal)).Trim();

    [GeneratedRegex(@"<item[\s>].*?</item>", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Item();

    [GeneratedRegex("<guid[^>]*>(?<text>.*?)</guid>", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Guid();

    [GeneratedRegex("<link>(?<text>.*?)</link>", RegexOptions.Singleline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();
}
