using FeedWatch.Parsing.Dates;

namespace FeedWatch.Parsing.Markup;

/// <summary>Reads one item or entry, from its start to its end.</summary>
/// <param name="readNested">Reads an entry that begins within this one.</param>
internal sealed class XmlEntryReader(MarkupWalk xml, XmlScope scope, FeedFormat format, Action readNested)
{
    private readonly EntryDraft draft = new();

    public EntryDraft Read()
    {
        ReadAttributes();
        ReadFields();
        return draft;
    }

    /// <summary>An entry begins where the walk stands, whatever the format: some documents mix them.</summary>
    public static bool IsEntry(MarkupWalk xml) =>
        xml.Token == MarkupToken.Start && xml.Vocabulary == Vocabulary.Core && xml.Name is "item" or "entry";

    /// <summary>Past an element that we do not know. It may hold entries all the same: one that was never closed, or an extra level.</summary>
    public static void SkipToEntries(MarkupWalk xml, Action readEntry)
    {
        for (var element = xml.Enter(); xml.NextWithin(element);)
        {
            if (IsEntry(xml))
            {
                readEntry();
            }
        }
    }

    // RDF names its items in an attribute; Microsoft's CDF has link and date there.
    private void ReadAttributes()
    {
        draft.Language = xml.Attribute("xml:lang");
        draft.Id = xml.Attribute("about");
        draft.IdIsLink = draft.Id is not null;
        if (format == FeedFormat.Rss)
        {
            draft.AddLink(xml.Attribute("href"), scope.BaseHere() ?? scope.Base);
            draft.UpdatedAt = FeedDates.Parse(xml.Attribute("lastmod"))?.At;
        }
    }

    private void ReadFields()
    {
        for (var element = xml.Enter(); xml.NextWithin(element);)
        {
            if (xml.Token == MarkupToken.Start)
            {
                ReadField();
            }
        }
    }

    private void ReadField()
    {
        switch (xml.Vocabulary)
        {
            case Vocabulary.Core:
                ReadCore();
                break;
            case Vocabulary.DublinCore:
                ReadDublinCore();
                break;
            case Vocabulary.Content when xml.Name is "encoded":
                draft.Content = Markup();
                break;
            case Vocabulary.Media or Vocabulary.ITunes:
                ReadMedia();
                break;
            case Vocabulary.Xhtml when xml.Name is "body" or "div":
                draft.OtherContent = FieldText.Read(xml, isMarkup: true, escaped: false);
                break;
            default:
                Skip();
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
                ReadLink();
                break;
            case "guid":
                draft.IdIsLink = !"false".Equals(xml.Attribute("isPermaLink")?.Trim(), StringComparison.OrdinalIgnoreCase);
                draft.Id = Text();
                break;
            case "id":
                draft.IdIsLink = true;
                draft.Id = Text();
                break;
            case "author":
                draft.AddAuthor(XmlPerson.Read(xml));
                break;
            case "category":
                ReadCategory();
                break;
            case "item" or "entry":
                readNested();
                break;
            default:
                ReadText();
                break;
        }
    }

    private void ReadText()
    {
        switch (xml.Name)
        {
            case "description" or "abstract":
                draft.Description = Markup();
                break;
            case "summary":
                draft.Summary = AtomText.Read(xml, format);
                break;
            case "content" or "encoded":
                draft.Content = AtomText.Read(xml, format);
                break;
            case "fullitem" or "body":
                draft.OtherContent = Markup();
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
            case "language":
                draft.Language = Text();
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
            case "group" or "content":
                // What is in it belongs to the entry: YouTube has no other description.
                break;
            case "title":
                draft.OtherTitle = Markup();
                break;
            case "description" or "summary":
                draft.OtherSummary = Markup();
                break;
            case "subtitle":
                draft.Subtitle = Markup();
                break;
            case "author":
                draft.AddAuthor(Text());
                break;
            case "category":
                draft.AddCategory(xml.Attribute("text"));
                draft.AddCategory(xml.IsEmptyElement ? null : Text());
                break;
            default:
                Skip();
                break;
        }
    }

    private void ReadDate()
    {
        switch (xml.Name)
        {
            case "pubdate" or "published" or "issued":
                draft.PublishedAt = Date();
                break;
            case "updated" or "modified":
                draft.UpdatedAt = Date();
                break;
            case "date" or "created":
                draft.OtherDate = Date();
                break;
            default:
                Skip();
                break;
        }
    }

    private void ReadLink()
    {
        var link = XmlLink.Read(xml, scope);
        if (link.IsAlternate)
        {
            draft.AddLink(link.Address, link.Base);
        }
    }

    private void ReadCategory()
    {
        draft.AddCategory(xml.Attribute("label"));
        draft.AddCategory(xml.Attribute("term"));
        draft.AddCategory(Text());
    }

    private DateTimeOffset? Date()
    {
        var date = !xml.IsEmptyElement && xml.TryReadText(out var text) ? FeedDates.Parse(text) : FeedDates.Parse(Text());
        if (date is { ZoneIsUnknown: true })
        {
            xml.Note(Repair.UnknownZones);
        }

        return date?.At;
    }

    private void Skip() => SkipToEntries(xml, readNested);

    private string Text() => FieldText.ReadPlain(xml);

    private FieldText Markup() => FieldText.Read(xml, isMarkup: true);
}
