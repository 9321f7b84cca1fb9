using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FeedWatch.Benchmarks.Speed;

/// <summary>Documents like those of newspapers, of any size: some two fifths of their text is markup, escaped or in CDATA. The same ones each time.</summary>
internal static class NewsDocuments
{
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private static readonly string[] Words =
    [
        "the", "council", "of", "harbour", "minister", "and", "storm", "to", "vote", "said", "in", "ferry", "yesterday", "a", "new", "lighthouse", "for", "strike", "that", "“talks”", "on", "grain", "was", "election",
        "after", "night", "it", "would", "Reykjavík", "with", "trade", "members", "by", "report", "not", "be", "long", "delayed", "border", "ministry", "at", "open", "talks", "again", "is", "early", "ceasefire", "from",
    ];

    public static byte[] Rss(int bytes) => Xml(
        bytes,
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
        <channel><title>The Harbour Post</title><link>https://harbour.example/</link><description>News of the harbour</description><language>en</language><ttl>15</ttl>
        """,
        RssItem,
        "</channel></rss>\n");

    public static byte[] Atom(int bytes) => Xml(
        bytes,
        """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Harbour Post</title><link href="https://harbour.example/"/><link rel="self" href="https://harbour.example/atom"/><id>https://harbour.example/</id><updated>2026-03-04T05:06:07Z</updated>
        """,
        AtomEntry,
        "</feed>\n");

    public static byte[] JsonFeed(int bytes)
    {
        using var stream = new MemoryStream();
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        var random = new Random(1);
        json.WriteStartObject();
        json.WriteString("version", "https://jsonfeed.org/version/1.1");
        json.WriteString("title", "The Harbour Post");
        json.WriteString("home_page_url", "https://harbour.example/");
        json.WriteStartArray("items");
        for (var number = 0; stream.Length + json.BytesPending < bytes; number++)
        {
            json.WriteStartObject();
            json.WriteString("id", $"harbour-{number}");
            json.WriteString("url", Link(number));
            json.WriteString("title", Sentence(random, 9));
            json.WriteString("content_html", Html(random, 6));
            json.WriteString("date_published", At(number).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return stream.ToArray();
    }

    private static byte[] Xml(int bytes, string head, Action<StringBuilder, Random, int> append, string tail)
    {
        var text = new StringBuilder(head);
        var random = new Random(1);
        for (var number = 0; text.Length < bytes * 0.98; number++)
        {
            append(text, random, number);
        }

        return Encoding.UTF8.GetBytes(text.Append(tail).ToString());
    }

    private static void RssItem(StringBuilder text, Random random, int number) => text.Append(CultureInfo.InvariantCulture, $"""
        <item>
          <title>{Sentence(random, 9)}</title>
          <link>{Link(number)}</link>
          <guid isPermaLink="false">harbour-{number}</guid>
          <pubDate>{At(number):r}</pubDate>
          <dc:creator>A. {Words[number % Words.Length]}</dc:creator>
          <category>{Words[(number + 7) % Words.Length]}</category>
          <description>{(number % 2 == 0 ? $"<![CDATA[{Html(random, 1)}]]>" : Escaped(Html(random, 1)))}</description>
          <media:thumbnail url="https://harbour.example/pictures/{number}.jpg" width="144" height="81"/>
          {(number % 3 == 0 ? $"<content:encoded><![CDATA[{Html(random, 5)}]]></content:encoded>" : string.Empty)}
        </item>

        """);

    private static void AtomEntry(StringBuilder text, Random random, int number) => text.Append(CultureInfo.InvariantCulture, $"""
        <entry>
          <title type="html">{Escaped(Sentence(random, 9))}</title>
          <link href="{Link(number)}"/>
          <id>tag:harbour.example,2026:{number}</id>
          <published>{At(number):yyyy-MM-dd'T'HH:mm:ss'Z'}</published><updated>{At(number):yyyy-MM-dd'T'HH:mm:ss'Z'}</updated>
          <author><name>A. {Words[number % Words.Length]}</name></author>
          <summary>{Sentence(random, 25)}</summary>
          <content type="html">{(number % 2 == 0 ? $"<![CDATA[{Html(random, 6)}]]>" : Escaped(Html(random, 6)))}</content>
        </entry>

        """);

    private static string Html(Random random, int paragraphs) => string.Concat(Enumerable.Range(0, paragraphs).Select(number =>
        $"<p class=\"body\">{Sentence(random, 14)} <a href=\"https://harbour.example/topics/{random.Next(1000)}?from=feed&amp;p={number}\" target=\"_blank\">{Sentence(random, 3)}</a>, {Sentence(random, 12)}</p>"
        + (number == 0 ? $"<img src=\"https://harbour.example/pictures/{random.Next(10_000)}.jpg\" width=\"640\" height=\"360\" alt=\"\" /><br/>" : string.Empty)));

    private static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));

    private static string Escaped(string html) => html.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Link(int number) => $"https://harbour.example/news/2026/{number}/{Words[number % 16]}-{Words[number % 13]}?utm_source=rss";

    private static DateTimeOffset At(int number) => Start.AddMinutes(-17 * number);
}
