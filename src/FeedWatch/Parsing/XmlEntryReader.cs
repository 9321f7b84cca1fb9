using System.Xml;

namespace FeedWatch.Parsing;

/// <summary>Reads one item or entry, from its start to its end.</summary>
internal sealed class XmlEntryReader(XmlWalk xml, XmlScope scope, FeedFormat format, HtmlText html)
{
    private readonly EntryDraft draft = new(html);
    private bool idIsLink;

    public EntryDraft Read()
    {
        draft.Id = xml.Attribute("about", Vocabularies.Rdf);
        idIsLink = draft.Id is not null;
        var outerBase = scope.EnterEntry();
        if (!xml.IsEmptyElement)
        {
            ReadFields(xml.Depth);
        }

        if (draft.Link is null && idIsLink)
        {
            draft.Link = Links.Absolute(draft.Id, scope.Base);
        }

        scope.Leave(outerBase);
        return draft;
    }

    private void ReadFields(int depth)
    {
        while (xml.Next() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                ReadField();
            }
        }
    }

    private void ReadField()
    {
        switch (scope.Vocabulary)
        {
            case Vocabulary.Core:
                ReadCore();
                break;
            case Vocabulary.DublinCore:
                ReadDublinCore();
                break;
            case Vocabulary.Content when xml.Name == "encoded":
                draft.Content = Markup();
                break;
            case Vocabulary.Media or Vocabulary.ITunes:
                ReadMedia();
                break;
            default:
                xml.Skip();
                break;
        }
    }

    private void ReadCore()
    {
        switch (xml.Name)
        {
            case "title":
                draft.Title = AtomText.Read(xml, format);
                break;
            case "link":
                draft.Link = XmlLink.Read(xml, scope);
                break;
            case "guid":
                idIsLink = !"false".Equals(xml.Attribute("isPermaLink"), StringComparison.OrdinalIgnoreCase);
                draft.Id = Text();
                break;
            case "id":
                idIsLink = true;
                draft.Id = Text();
                break;
            case "description":
                draft.Summary = Markup();
                break;
            case "summary":
                draft.Summary = AtomText.Read(xml, format);
                break;
            case "content" or "encoded":
                draft.Content = AtomText.Read(xml, format);
                break;
            case "author":
                draft.AddAuthor(XmlPerson.Read(xml));
                break;
            case "category":
                ReadCategory();
                break;
            default:
                ReadDate();
                break;
        }
    }

    private void ReadDublinCore()
    {
        switch (xml.Name)
        {
            case "creator" or "author":
                draft.AddAuthor(Text());
                break;
            case "subject":
                draft.AddCategory(Text());
                break;
            case "title":
                draft.OtherTitle = Markup();
                break;
            case "description":
                draft.OtherSummary = Markup();
                break;
            default:
                ReadDate();
                break;
        }
    }

    private void ReadMedia()
    {
        switch (xml.Name)
        {
            case "group":
                // What is in it belongs to the entry: YouTube has no other description.
                break;
            case "title":
                draft.OtherTitle = Markup();
                break;
            case "description" or "summary" or "subtitle":
                draft.OtherSummary = Markup();
                break;
            case "author":
                draft.AddAuthor(Text());
                break;
            default:
                xml.Skip();
                break;
        }
    }

    private void ReadDate()
    {
        switch (xml.Name)
        {
            case "pubdate" or "published" or "issued":
                draft.PublishedAt = FeedDates.Parse(Text());
                break;
            case "updated" or "modified":
                draft.UpdatedAt = FeedDates.Parse(Text());
                break;
            case "date" or "created":
                draft.OtherDate = FeedDates.Parse(Text());
                break;
            default:
                xml.Skip();
                break;
        }
    }

    private void ReadCategory()
    {
        var named = xml.Attribute("label") ?? xml.Attribute("term");
        var text = Text();
        draft.AddCategory(named ?? text);
    }

    private string Text() => FieldText.Read(xml, isMarkup: false).Raw;

    private FieldText Markup() => FieldText.Read(xml, isMarkup: true);
}
