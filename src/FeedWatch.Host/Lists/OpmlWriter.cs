using System.Xml;
using FeedWatch.Feeds;

namespace FeedWatch.Host.Lists;

/// <summary>Writes feeds as OPML 2.0, one flat list: tags become categories, since a feed may have several and a folder is only one.</summary>
public static class OpmlWriter
{
    public static void Write(TextWriter output, IEnumerable<Feed> feeds)
    {
        using var xml = XmlWriter.Create(output, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" });
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        xml.WriteStartElement("opml");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteStartElement("head");
        xml.WriteElementString("title", "FeedWatch");
        xml.WriteEndElement();
        xml.WriteStartElement("body");
        foreach (var feed in feeds)
        {
            WriteFeed(xml, feed);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteFeed(XmlWriter xml, Feed feed)
    {
        xml.WriteStartElement("outline");
        xml.WriteAttributeString("type", "rss");
        xml.WriteAttributeString("text", feed.Name);
        xml.WriteAttributeString("title", feed.Name);
        xml.WriteAttributeString("xmlUrl", feed.Url.OriginalString);
        if (feed.Tags.Count > 0)
        {
            xml.WriteAttributeString("category", string.Join(',', feed.Tags));
        }

        if (feed.Language is { } language)
        {
            xml.WriteAttributeString("language", language);
        }

        xml.WriteEndElement();
    }
}
