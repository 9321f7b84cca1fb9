using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace FeedWatch.Host.Demo;

/// <summary>Writes a demo feed as the document that a newspaper would serve.</summary>
public static class DemoDocument
{
    private const string Atom = "http://www.w3.org/2005/Atom";

    /// <param name="baseUrl">Where the stories' links lead.</param>
    /// <param name="publishedAt">When a story was published.</param>
    public static (byte[] Body, string ContentType) Write(DemoFeed feed, IReadOnlyList<DemoStory> stories, Uri baseUrl, Func<DemoStory, DateTimeOffset> publishedAt) => feed.Format switch
    {
        "atom" => (WriteXml(feed, xml => WriteAtom(xml, feed, stories, baseUrl, publishedAt)), $"application/atom+xml; charset={feed.Encoding}"),
        "json" => (WriteJson(feed, stories, baseUrl, publishedAt), "application/feed+json"),
        _ => (WriteXml(feed, xml => WriteRss(xml, feed, stories, baseUrl, publishedAt)), $"application/rss+xml; charset={feed.Encoding}"),
    };

    public static Uri LinkOf(DemoFeed feed, DemoStory story, Uri baseUrl) =>
        new(baseUrl, $"/{System.IO.Path.GetFileNameWithoutExtension(feed.Path)}/{story.Slug}");

    private static byte[] WriteXml(DemoFeed feed, Action<XmlWriter> write)
    {
        var encoding = feed.Encoding == "utf-8"
            ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
            : CodePagesEncodingProvider.Instance.GetEncoding(feed.Encoding)!;
        using var body = new MemoryStream();
        using (var xml = XmlWriter.Create(body, new XmlWriterSettings { Encoding = encoding, Indent = true }))
        {
            write(xml);
        }

        return body.ToArray();
    }

    private static void WriteRss(XmlWriter xml, DemoFeed feed, IReadOnlyList<DemoStory> stories, Uri baseUrl, Func<DemoStory, DateTimeOffset> publishedAt)
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("channel");
        xml.WriteElementString("title", feed.Name);
        xml.WriteElementString("link", baseUrl.AbsoluteUri);
        xml.WriteElementString("description", "A feed of the FeedWatch demo");
        xml.WriteElementString("language", feed.Language);
        foreach (var story in stories)
        {
            xml.WriteStartElement("item");
            xml.WriteElementString("title", story.Title);
            xml.WriteElementString("link", LinkOf(feed, story, baseUrl).AbsoluteUri);
            xml.WriteElementString("guid", LinkOf(feed, story, baseUrl).AbsoluteUri);
            xml.WriteElementString("pubDate", publishedAt(story).ToString("r", CultureInfo.InvariantCulture));
            xml.WriteStartElement("description");
            xml.WriteCData(story.Html);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteAtom(XmlWriter xml, DemoFeed feed, IReadOnlyList<DemoStory> stories, Uri baseUrl, Func<DemoStory, DateTimeOffset> publishedAt)
    {
        xml.WriteStartElement("feed", Atom);
        xml.WriteAttributeString("xml", "lang", null, feed.Language);
        xml.WriteElementString("title", Atom, feed.Name);
        xml.WriteElementString("id", Atom, new Uri(baseUrl, feed.Path).AbsoluteUri);
        xml.WriteElementString("updated", Atom, Rfc3339(stories.Max(publishedAt)));
        foreach (var story in stories)
        {
            xml.WriteStartElement("entry", Atom);
            xml.WriteElementString("title", Atom, story.Title);
            xml.WriteStartElement("link", Atom);
            xml.WriteAttributeString("href", LinkOf(feed, story, baseUrl).AbsoluteUri);
            xml.WriteEndElement();
            xml.WriteElementString("id", Atom, $"tag:demo.feedwatch.example,2026:{feed.Path}/{story.Slug}");
            xml.WriteElementString("updated", Atom, Rfc3339(publishedAt(story)));
            xml.WriteStartElement("content", Atom);
            xml.WriteAttributeString("type", "html");
            xml.WriteString(story.Html);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static byte[] WriteJson(DemoFeed feed, IReadOnlyList<DemoStory> stories, Uri baseUrl, Func<DemoStory, DateTimeOffset> publishedAt)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", feed.Name);
            json.WriteString("language", feed.Language);
            json.WriteStartArray("items");
            foreach (var story in stories)
            {
                json.WriteStartObject();
                json.WriteString("id", $"{feed.Path}/{story.Slug}");
                json.WriteString("url", LinkOf(feed, story, baseUrl).AbsoluteUri);
                json.WriteString("title", story.Title);
                json.WriteString("content_html", story.Html);
                json.WriteString("date_published", Rfc3339(publishedAt(story)));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    private static string Rfc3339(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
