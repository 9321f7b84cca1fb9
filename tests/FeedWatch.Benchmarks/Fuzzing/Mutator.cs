using System.Text;

namespace FeedWatch.Benchmarks.Fuzzing;

/// <summary>Makes the input of a number: the same one each time for the same seed.</summary>
internal sealed class Mutator(FuzzSeeds seeds, int seed)
{
    private const int MostBytes = 256 * 1024;
    private const int MostChanges = 8;

    private static readonly string?[] ContentTypes =
    [
        null, null, "text/xml", "application/rss+xml; charset=utf-8", "text/xml; charset=windows-1252", "text/html; charset=\"koi8-r\"", "text/xml; charset=utf-16", "application/feed+json", "text/xml; charset=no-such-thing", ";;==",
    ];

    public FuzzInput Make(int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var body = new List<byte>(seeds.Pick(random));
        for (var change = random.Next(1, MostChanges + 1); change > 0; change--)
        {
            Change(body, random);
        }

        return new FuzzInput(body.Count <= MostBytes ? [.. body] : [.. body.Take(MostBytes)], ContentTypes[random.Next(ContentTypes.Length)]);
    }

    private void Change(List<byte> body, Random random)
    {
        var place = random.Next(body.Count + 1);
        var length = Math.Min(random.Next(1, 1 << random.Next(1, 12)), body.Count - place);
        switch (random.Next(9))
        {
            case 0 when place < body.Count:
                body[place] = (byte)random.Next(256);
                break;
            case 1 when place < body.Count:
                body[place] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                body.RemoveRange(place, length);
                break;
            case 3:
                body.InsertRange(random.Next(body.Count + 1), body.GetRange(place, length));
                break;
            case 4:
                Splice(body, place, random);
                break;
            case 5 when random.Next(4) == 0:
                body.RemoveRange(place, body.Count - place);
                break;
            case 6 when random.Next(8) == 0:
                body.InsertRange(place, Fragments.Nested(random));
                break;
            case 7:
                Swap(body, random);
                break;
            default:
                body.InsertRange(place, Fragments.Pick(random));
                break;
        }
    }

    // The beginning of one document and the end of another.
    private void Splice(List<byte> body, int place, Random random)
    {
        var other = seeds.Pick(random);
        body.RemoveRange(place, body.Count - place);
        body.AddRange(other.AsSpan(random.Next(other.Length)));
    }

    // A piece of markup changes places with another.
    private static void Swap(List<byte> body, Random random)
    {
        var (one, other) = (TagFrom(body, random), TagFrom(body, random));
        if (one.Start + one.Length <= other.Start)
        {
            var (first, second) = (body.GetRange(one.Start, one.Length), body.GetRange(other.Start, other.Length));
            body.RemoveRange(other.Start, other.Length);
            body.InsertRange(other.Start, first);
            body.RemoveRange(one.Start, one.Length);
            body.InsertRange(one.Start, second);
        }
    }

    private static (int Start, int Length) TagFrom(List<byte> body, Random random)
    {
        var start = body.IndexOf((byte)'<', random.Next(body.Count + 1));
        var end = start < 0 ? -1 : body.IndexOf((byte)'>', start);
        return end < 0 ? (body.Count, 0) : (start, end - start + 1);
    }
}

/// <summary>What is fed to the parser.</summary>
internal sealed record FuzzInput(byte[] Body, string? ContentType);

/// <summary>Pieces that parsers have stumbled over.</summary>
internal static class Fragments
{
    private static readonly byte[][] All =
    [
        .. new[]
        {
            "<", ">", "&", "&&", "</", "/>", "<>", "</>", "<!", "<?", "?>", "]]>", "<![CDATA[", "<![CDATA[]]>", "<!--", "-->", "--", "\"", "'", "=", "\0", "\u000B", "\u2028", "\uFEFF", "\uFFFE",
            "&#0;", "&#xD800;", "&#x110000;", "&#99999999999;", "&#x;", "&;", "&amp;amp;lt;", "&nbsp", "&lt;script&gt;", "&unknown;", "&a;",
            "<!DOCTYPE rss [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>", "<!DOCTYPE html>", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">", "<!ENTITY a '<item>'>", "<!ELEMENT", "]>",
            "<?xml version='1.0' encoding='utf-16'?>", "<?xml version='1.1'?>", "<?xml version='1.0' encoding='no-such'?>", "<html><head><link rel=alternate type=application/rss+xml href=/rss>",
            "<item>", "</item>", "<channel>", "</channel>", "<entry>", "</entry>", "<rss>", "</rss>", "<feed xmlns='http://www.w3.org/2005/Atom'>", "<rdf:RDF>", "<urlset>", "<title>", "</title>",
            "<title type='xhtml'>", "<content type='xhtml'><div>", "<content mode='base64'>", "<guid isPermaLink='false'>", "<link href='http://[' />", "<link>javascript:alert(1)</link>", "<link>//</link>",
            "<pubDate>99 Foo 99999 25:61:61 +9999</pubDate>", "<pubDate>Wed, 04 Mar 2026 05:06:07 +99999999999</pubDate>", "<updated>0000-00-00T00:00:00Z</updated>", "<dc:date>9999-12-31T23:59:60-23:59</dc:date>",
            " xmlns:a=''", " xmlns='x'", " xmlns:xml='y'", " xml:base='http://['", " xml:base='../..//?#'", " a='1' a='2'", " xml:space='preserve'", "media:", ":", "::",
            "{", "}", "[", "]", ",", ":", "\\", "\\u", "\\ud800", "\\uDC00\\uD800", "\\u0000", "\"items\":[", "\"version\":\"https://jsonfeed.org/version/1.1\"", "null", "-1e999", "1E400",
            "<table><tr><td>", "<a><p><a><p>", "<svg><math>", "<!--[if", "<plaintext>", "<textarea>", "<style>", "<script>",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xFE, 0xFF], [0xFF, 0xFE], [0, 0, 0xFE, 0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x81, 0x30], [0x1B, 0x24, 0x42], [0x8E, 0xA1],
    ];

    private static readonly string[] Openers = ["<a>", "<item>", "<div>", "<b><i>", "<x:y z='", "[", "{\"a\":", "[{\"items\":", "<![CDATA[", "<!--", "&amp;", "&lt;div&gt;", "</a>", "<a b=\"c\" ", "<!DOCTYPE [", "<table>", "\\u00e9", "&#x41;"];

    public static byte[] Pick(Random random) => All[random.Next(All.Length)];

    /// <summary>Up to thousands of beginnings without an end.</summary>
    public static byte[] Nested(Random random) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Openers[random.Next(Openers.Length)], random.Next(1, 1 << random.Next(1, 14)))));
}
