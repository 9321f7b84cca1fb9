using System.Text;

namespace FeedWatch.Benchmarks.Hostile;

/// <summary>A document made to hurt whoever reads it.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Make">Its bytes, made when they are needed.</param>
internal sealed record HostileDocument(string Name, Func<byte[]> Make)
{
    private const int Fifty = 50 * 1024 * 1024;
    private const string Open = "<rss version=\"2.0\"><channel><title>A</title>";
    private const string Close = "</channel></rss>";
    private const string Item = "<item><guid>1</guid><title>A story</title></item>";

    public static IReadOnlyList<HostileDocument> All { get; } =
    [
        .. Entities(), .. Depth(), .. Attributes(), .. Unended(), .. Json(), .. Html(), .. Large(),
    ];

    private static IEnumerable<HostileDocument> Entities() =>
    [
        Text("a billion laughs: ten entities, each ten times the one before", () => $"<!DOCTYPE rss [{Laughs()}]>{Open}<item><title>&e9;</title></item>{Close}"),
        Text("one long entity, used 20,000 times", () => $"<!DOCTYPE rss [<!ENTITY e \"{Repeat("x", 50_000)}\">]>{Open}<item><title>{Repeat("&e;", 20_000)}</title></item>{Close}"),
        Text("100,000 entities declared", () => $"<!DOCTYPE rss [{string.Concat(Enumerable.Range(0, 100_000).Select(number => $"<!ENTITY e{number} \"&e{number - 1};\">"))}]>{Open}<item><title>&e99999;</title></item>{Close}"),
        Text("a file of this machine as an entity", () => $"<!DOCTYPE rss [<!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM \"http://127.0.0.1:9/\">%p;]>{Open}<item><title>&e;</title></item>{Close}"),
        Text("a DOCTYPE without end", () => "<!DOCTYPE rss [" + Repeat("<!ENTITY a 'b'>", 200_000)),
        Text("a million stray ampersands", () => $"{Open}<item><title>{Repeat("& ", 1_000_000)}</title></item>{Close}"),
        Text("a million character references", () => $"{Open}<item><title>A</title><description>{Repeat("&#x416;", 1_000_000)}</description></item>{Close}"),
    ];

    private static IEnumerable<HostileDocument> Depth() =>
    [
        Text("a million elements within one another", () => $"{Open}{Repeat("<a>", 1_000_000)}"),
        Text("100,000 elements within one another, closed", () => $"{Open}<item><title>A</title>{Repeat("<a>", 100_000)}{Repeat("</a>", 100_000)}</item>{Close}"),
        Text("100,000 elements, closed in the wrong order", () => $"{Open}{string.Concat(Enumerable.Range(0, 100_000).Select(number => $"<a{number}>"))}{string.Concat(Enumerable.Range(0, 100_000).Select(number => $"</a{number}>"))}{Close}"),
        Text("200,000 end tags that match nothing, at depth 90", () => $"{Open}{Repeat("<a>", 90)}{Repeat("</zzz>", 200_000)}{Close}"),
        Text("100,000 items within one another", () => $"{Open}{Repeat("<item><title>A</title>", 100_000)}{Close}"),
        Text("a title of 300,000 elements", () => $"{Open}<item><title>{Repeat("<b>x</b>", 300_000)}</title></item>{Close}"),
    ];

    private static IEnumerable<HostileDocument> Attributes() =>
    [
        Text("200,000 attributes of one element", () => $"{Open}<item {string.Concat(Enumerable.Range(0, 200_000).Select(number => $"a{number}='' "))}><title>A</title></item>{Close}"),
        Text("the same attribute 200,000 times", () => $"{Open}<item {Repeat("a='b' ", 200_000)}><title>A</title></item>{Close}"),
        Text("100,000 namespaces declared", () => $"<rss {string.Concat(Enumerable.Range(0, 100_000).Select(number => $"xmlns:p{number}='urn:{number}' "))}><channel>{Item}{Close}"),
        Text("100,000 prefixes that nobody declared", () => $"{Open}{string.Concat(Enumerable.Range(0, 100_000).Select(number => $"<p{number}:a/>"))}{Item}{Close}"),
        Text("xml:base on each of 50,000 elements", () => $"{Open}{Repeat("<a xml:base='x/'>", 50_000)}{Item}{Close}"),
        Text("100,000 channels, each with a base", () => $"<rss>{Repeat("<channel xml:base='x/'/>", 100_000)}{Item}</rss>"),
        Text("bases of 700 KB, and 1,000 relative links", () => $"<rss>{Repeat($"<channel xml:base='{Repeat("x", 7_000)}/'/>", 100)}{Repeat("<item><link>a</link></item>", 1_000)}</rss>"),
        Text("1,000 prefixes declared, and a million used", () => $"<rss {string.Concat(Enumerable.Range(0, 1_000).Select(number => $"xmlns:p{number}='urn:{number}' "))}><channel>{Item}{Repeat("<zzz:a/>", 1_000_000)}{Close}"),
        Text("an attribute of 10 MB", () => $"{Open}<item><link href=\"{Repeat("x", 10_000_000)}\"/><title>A</title></item>{Close}"),
        Text("an attribute without end", () => $"{Open}{Item}<a b=\"{Repeat("<a b='c'>", 1_000_000)}"),
        Text("an element name of 10 MB", () => $"{Open}<{Repeat("x", 10_000_000)}>{Item}{Close}"),
    ];

    private static IEnumerable<HostileDocument> Unended() =>
    [
        Text("a million comments begun", () => $"{Open}{Item}{Repeat("<!--", 1_000_000)}"),
        Text("500,000 CDATA sections begun", () => $"{Open}{Item}{Repeat("<![CDATA[", 500_000)}"),
        Text("500,000 processing instructions begun", () => $"{Open}{Item}{Repeat("<?a ", 500_000)}"),
        Text("500,000 comments that end only at their bracket", () => $"{Open}{Item}{Repeat("<!--x>", 500_000)}"),
        Text("a million processing instructions that end only at their bracket", () => $"{Open}{Item}{Repeat("<?x>", 1_000_000)}"),
        Text("five million <", () => $"{Open}{Item}{Repeat("<", 5_000_000)}"),
        Text("a million tags begun", () => $"{Open}{Item}{Repeat("<a ", 1_000_000)}"),
        Text("junk of 10 MB before the feed", () => Repeat("junk < & ", 1_100_000) + $"{Open}{Item}{Close}"),
        Text("a date of 10 MB", () => $"{Open}<item><title>A</title><pubDate>{Repeat("Wed, 04 Mar ", 800_000)}</pubDate></item>{Close}"),
        Text("a million categories", () => $"{Open}<item><title>A</title>{Repeat("<category>a</category>", 500_000)}</item>{Close}"),
    ];

    private static IEnumerable<HostileDocument> Json() =>
    [
        Text("a million arrays within one another", () => "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":" + Repeat("[", 1_000_000)),
        Text("a million objects within one another", () => Repeat("{\"a\":", 1_000_000)),
        Text("a text of a million escapes", () => JsonStory(Repeat("\\u00e9", 1_000_000))),
        Text("a text of a million escaped quotes", () => JsonStory(Repeat("\\\"", 1_000_000))),
        Text("a million lone surrogates", () => JsonStory(Repeat("\\ud800", 1_000_000))),
        Text("a JSON text without end", () => "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"" + Repeat("\\\\", 3_000_000)),
        Text("a number of 5 MB", () => "{\"version\":\"https://jsonfeed.org/version/1.1\",\"a\":" + Repeat("9", 5_000_000) + "}"),
        Text("100,000 names that are the same", () => "{\"version\":\"https://jsonfeed.org/version/1.1\"," + Repeat("\"title\":\"A\",", 100_000) + "\"items\":[]}"),
    ];

    private static IEnumerable<HostileDocument> Html() =>
    [
        Text("50 categories of a reference without an end in each of 8,000 items", () => $"{Open}{Repeat($"<item>{Repeat("<category>&a0</category>", 50)}</item>", 8_000)}{Close}"),
        Text("20,000 attributes in each of 100 descriptions", () => $"{Open}{Repeat($"<item><description><![CDATA[</><a {Repeat("a0 ", 20_000)}>]]></description></item>", 100)}{Close}"),
        Text("500 references to nothing in each of 2,000 titles", () => $"{Open}{Repeat($"<item><title>{Repeat("&e1;", 500)}</title></item>", 2_000)}{Close}"),
        Text("1,000 stray ampersands in each of 8,000 titles", () => $"{Open}{Repeat($"<item><title>{Repeat("& ", 1_000)}</title></item>", 8_000)}{Close}"),
        Text("HTML of 100,000 tables within one another", () => Described(Repeat("<table><tr><td>", 100_000))),
        Text("HTML of 100,000 links that do not nest", () => Described(Repeat("<a href=x><p>", 100_000))),
        Text("HTML of 50,000 formats that do not nest", () => Described(Repeat("<b><i><u><p></b>", 50_000))),
        Text("HTML of a million brackets", () => Described(Repeat("<", 1_000_000))),
        Text("1,000 stories of 100 formats that do not nest", () => $"{Open}{string.Concat(Enumerable.Range(0, 1_000).Select(number => $"<item><guid>{number}</guid><description><![CDATA[{Repeat("<b><i><p></b>", 100)}]]></description></item>"))}{Close}"),
    ];

    private static IEnumerable<HostileDocument> Large() =>
    [
        new("50 MB: one story", () => Filled($"{Open}<item><title>A</title><description>", "All work and no play. ", $"</description></item>{Close}", Encoding.UTF8)),
        new("50 MB: a million stories", () => Filled(Open, Item, Close, Encoding.UTF8)),
        new("50 MB: white space", () => Filled(Open, " \n", Close, Encoding.UTF8)),
        new("50 MB: UTF-16", () => Filled("\uFEFF" + Open, Item, Close, Encoding.Unicode)),
        new("50 MB: a Chinese code page", () => Filled($"<?xml version='1.0' encoding='gb18030'?>{Open}", Item, Close, Encoding.UTF8)),
        new("50 MB: JSON", () => Filled("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[", "{\"id\":\"1\",\"content_text\":\"A story\"},", "{}]}", Encoding.UTF8)),
        new("50 MB: a web page", () => Filled("<!DOCTYPE html><html><body>", "<p>All work and no play.</p>", "</body></html>", Encoding.UTF8)),
        new("50 MB: NUL", () => new byte[Fifty]),
        new("50 MB: chance", () => { var bytes = new byte[Fifty]; new Random(1).NextBytes(bytes); return bytes; }),
        new("50 MB: a feed, then chance", () => { var bytes = new byte[Fifty]; new Random(1).NextBytes(bytes); Encoding.UTF8.GetBytes($"{Open}{Item}").CopyTo(bytes, 0); return bytes; }),
    ];

    private static HostileDocument Text(string name, Func<string> make) => new(name, () => Encoding.UTF8.GetBytes(make()));

    private static byte[] Filled(string start, string filling, string end, Encoding encoding)
    {
        var bytes = new byte[Fifty];
        var used = encoding.GetBytes(start, bytes);
        var (once, last) = (encoding.GetBytes(filling), encoding.GetBytes(end));
        while (used + once.Length + last.Length <= bytes.Length)
        {
            once.CopyTo(bytes, used);
            used += once.Length;
        }

        last.CopyTo(bytes, used);
        return bytes[..(used + last.Length)];
    }

    private static string Laughs() => "<!ENTITY e0 \"lol\">" + string.Concat(Enumerable.Range(1, 9).Select(number => $"<!ENTITY e{number} \"{Repeat($"&e{number - 1};", 10)}\">"));

    private static string JsonStory(string text) => $$"""{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[{"id":"1","content_text":"{{text}}"}]}""";

    private static string Described(string html) => $"{Open}<item><title>A</title><description><![CDATA[{html}]]></description></item>{Close}";

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
