using FeedWatch.Feeds;

namespace FeedWatch.Parsing.Markup;

/// <summary>Reads RSS, RDF and Atom in one pass: each entry counts once its end was read.</summary>
/// <param name="html">Makes plain text of the fields; null leaves them as the document has them.</param>
internal sealed class XmlFeedReader(MarkupWalk xml, Uri? documentUrl, HtmlText? html)
{
    private const int MostChannels = 10;

    // In the order in which they began; one that never ended stays null.
    private readonly List<Entry?> entries = [];
    private readonly List<string> authors = [];
    private readonly List<Uri> hubs = [];
    private readonly HintsReader hints = new(xml);
    private readonly XmlScope scope = new(xml, documentUrl);
    private Action? readNested;
    private FeedFormat format;
    private int nesting;
    private int channels;
    private FieldText title;
    private Uri? link;
    private string? address;
    private string? language;
    private Uri? archive;
    private Uri? nextPage;

    /// <returns>Null where the root is no feed's.</returns>
    public FeedDocument? Read()
    {
        if (!xml.Next() || FeedKind.FormatOf(xml.Name) is not { } found || found == FeedFormat.NewsSitemap)
        {
            return null;
        }

        format = found;
        var kind = FeedKind.Of(format, xml);
        xml.TreatAsCore();
        scope.Enter();
        language = xml.Attribute("xml:lang");
        if (!xml.IsEmptyElement)
        {
            ReadContent();
        }

        return new FeedDocument
        {
            Format = format,
            Kind = kind,
            Title = html is null ? title.Raw ?? string.Empty : title.ToLine(html),
            Link = link,
            Address = address,
            Language = string.IsNullOrWhiteSpace(language) ? null : language.Trim(),
            Entries = [.. entries.OfType<Entry>()],
            End = xml.End,
            Repairs = Repairs.InWords(xml.Repairs),
            Hints = hints.ToHints(),
            Hubs = hubs,
            OlderPage = archive ?? nextPage,
        };
    }

    private void ReadContent()
    {
        while (xml.Next())
        {
            if (xml.Token == MarkupToken.End && xml.Depth == 0)
            {
                break;
            }

            if (xml.Token == MarkupToken.Start)
            {
                ReadElement();
            }
        }
    }

    private void ReadElement()
    {
        switch (xml.Vocabulary)
        {
            case Vocabulary.Core or Vocabulary.Other when xml.Name is "channel":
                xml.TreatAsCore();
                EnterChannel();
                break;
            case Vocabulary.Core:
                ReadCore();
                break;
            case Vocabulary.DublinCore when xml.Name is "language":
                language ??= FieldText.ReadPlain(xml);
                break;
            case Vocabulary.Syndication:
                hints.ReadSyndication();
                break;
            default:
                XmlEntryReader.SkipToEntries(xml, ReadEntry);
                break;
        }
    }

    // Working out a base takes its time, and a feed has one channel.
    private void EnterChannel()
    {
        if (!xml.IsEmptyElement && channels++ < MostChannels)
        {
            scope.Enter();
        }
    }

    private void ReadCore()
    {
        switch (xml.Name)
        {
            case "item" or "entry":
                ReadEntry();
                break;
            case "title":
                title = title.Or(AtomText.Read(xml, format));
                break;
            case "link":
                ReadLink();
                break;
            case "language":
                language ??= FieldText.ReadPlain(xml);
                break;
            case "author" when format == FeedFormat.Atom:
                ReadAuthor();
                break;
            case "ttl" or "skiphours" or "skipdays":
                hints.ReadRss();
                break;
            default:
                XmlEntryReader.SkipToEntries(xml, ReadEntry);
                break;
        }
    }

    private void ReadEntry()
    {
        if (entries.Count == FeedLimits.Entries)
        {
            xml.Stop(DocumentEnd.OverLimit);
            return;
        }

        var place = entries.Count;
        entries.Add(null);
        nesting++;
        var outerBase = scope.Enter();
        var draft = new XmlEntryReader(xml, scope, format, readNested ??= ReadEntry).Read();
        nesting--;
        if (nesting > 0)
        {
            xml.Note(Repair.NestedEntries);
        }

        // An entry within another that says nothing is a slip of a template, not a story.
        if (!xml.Stopped && (nesting == 0 || !draft.IsEmpty))
        {
            entries[place] = draft.ToEntry(authors, html, scope.Base);
        }

        scope.Leave(outerBase);
    }

    private void ReadLink()
    {
        var read = XmlLink.Read(xml, scope);
        var target = Links.Resolve(read.Address, read.Base);
        if (read.IsAlternate)
        {
            link ??= target;
            scope.FeedLink ??= target;
            address ??= string.IsNullOrWhiteSpace(read.Address) ? null : Links.Address(read.Address, read.Base);
            return;
        }

        switch (read.Relation)
        {
            case "hub" when target is not null && hubs.Count < FeedLimits.Authors:
                hubs.Add(target);
                break;
            case "prev-archive":
                archive ??= target;
                break;
            case "next":
                nextPage ??= target;
                break;
            default:
                break;
        }
    }

    private void ReadAuthor()
    {
        var name = XmlPerson.Read(xml);
        if (name.Length > 0 && authors.Count < FeedLimits.Authors)
        {
            authors.Add(html?.Line(name) ?? name);
        }
    }
}
