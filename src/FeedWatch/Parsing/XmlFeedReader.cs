using System.Xml;

namespace FeedWatch.Parsing;

/// <summary>Reads RSS, RDF and Atom in one pass: each entry counts once its end was read.</summary>
internal sealed class XmlFeedReader(XmlWalk xml, Uri baseUrl)
{
    private readonly List<Entry> entries = [];
    private readonly List<string> authors = [];
    private readonly HtmlText html = new();
    private readonly XmlScope scope = new(xml, baseUrl);
    private FieldText title;
    private Uri? link;
    private string? language;

    /// <returns>Null where the root is no feed's.</returns>
    public FeedDocument? Read()
    {
        if (!MoveToRoot() || FormatOf(xml.Name) is not { } format)
        {
            return null;
        }

        scope.EnterRoot();
        language = xml.Attribute("lang", Vocabularies.Xml);
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == 0)
            {
                break;
            }

            if (xml.NodeType == XmlNodeType.Element)
            {
                ReadElement(format);
            }
        }

        return new FeedDocument
        {
            Format = format,
            Title = title.ToLine(html),
            Link = link,
            Language = string.IsNullOrWhiteSpace(language) ? null : html.Line(language),
            Entries = entries,
            End = xml.End,
        };
    }

    private static FeedFormat? FormatOf(string root) => root switch
    {
        "rss" => FeedFormat.Rss,
        "rdf" => FeedFormat.Rdf,
        "feed" => FeedFormat.Atom,
        _ => null,
    };

    private bool MoveToRoot()
    {
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                return true;
            }
        }

        return false;
    }

    private void ReadElement(FeedFormat format)
    {
        switch (scope.Vocabulary, xml.Name)
        {
            case (Vocabulary.Core or Vocabulary.Other, "channel"):
                scope.EnterChannel();
                break;
            case (Vocabulary.Core, "item" or "entry"):
                ReadEntry(format);
                break;
            case (Vocabulary.Core, "title"):
                title = title.Or(AtomText.Read(xml, format));
                break;
            case (Vocabulary.Core, "link"):
                ReadLink();
                break;
            case (Vocabulary.Core or Vocabulary.DublinCore, "language"):
                language ??= FieldText.Read(xml, isMarkup: false).Raw;
                break;
            case (Vocabulary.Core, "author") when format == FeedFormat.Atom:
                ReadAuthor();
                break;
            default:
                xml.Skip();
                break;
        }
    }

    private void ReadEntry(FeedFormat format)
    {
        if (entries.Count == FeedLimits.Entries)
        {
            xml.Stop(DocumentEnd.OverLimit);
            return;
        }

        var entry = new XmlEntryReader(xml, scope, format, html).Read();
        if (!xml.Stopped)
        {
            entries.Add(entry.ToEntry(authors));
        }
    }

    private void ReadLink()
    {
        var found = XmlLink.Read(xml, scope);
        link ??= found;
        scope.FeedLink ??= found;
    }

    private void ReadAuthor()
    {
        var name = XmlPerson.Read(xml);
        if (name.Length > 0 && authors.Count < FeedLimits.Authors)
        {
            authors.Add(html.Line(name));
        }
    }
}
