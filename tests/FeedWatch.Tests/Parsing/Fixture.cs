using System.Text;
using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

/// <summary>Documents of our own, one for each format and each kind of damage.</summary>
internal static class Fixture
{
    public static readonly Uri Url = new("https://example.org/feeds/all.xml");

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Parsing", "Fixtures");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static FeedDocument Document(string name) => Document(Bytes(name));

    public static FeedDocument Document(byte[] body, string? contentType = null) =>
        new FeedParser().Parse(body, contentType, Url).ShouldBeOfType<ParseResult.Parsed>().Document;

    public static FeedDocument DocumentOf(string text) => Document(Encoding.UTF8.GetBytes(text));

    /// <summary>The one entry of an RSS feed with these fields.</summary>
    public static Entry EntryOf(string fields) =>
        DocumentOf($"<rss><channel><link>https://example.org/</link><item>{fields}</item></channel></rss>").Entries.ShouldHaveSingleItem();

    public static string Refusal(byte[] body) => new FeedParser().Parse(body, null, Url).ShouldBeOfType<ParseResult.NotAFeed>().Reason;

    public static string Refusal(string text) => Refusal(Encoding.UTF8.GetBytes(text));
}
