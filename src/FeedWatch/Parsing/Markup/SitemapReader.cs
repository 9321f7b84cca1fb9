using FeedWatch.Parsing.Dates;

namespace FeedWatch.Parsing.Markup;

/// <summary>Reads a news site map: the stories of the last two days of a site, by Google's extension of the sitemaps protocol. They have titles and links, no ids and no text.</summary>
internal sealed class SitemapReader(MarkupWalk xml, Uri? documentUrl, HtmlText? html)
{
    private readonly List<Entry> entries = [];
    private readonly XmlScope scope = new(xml, documentUrl);
    private string publication = string.Empty;

    /// <returns>Null for a site map without news: it lists pages, not stories.</returns>
    public FeedDocument? Read()
    {
        if (!xml.Next() || FeedKind.FormatOf(xml.Name) != FeedFormat.NewsSitemap)
        {
            return null;
        }

        xml.TreatAsCore();
        for (var root = xml.Enter(); xml.NextWithin(root);)
        {
            if (xml.Token == MarkupToken.Start && xml.Name is "url")
            {
                ReadPage();
            }
        }

        return entries.Count == 0 ? null : new FeedDocument
        {
            Format = FeedFormat.NewsSitemap,
            Kind = FeedKind.Of(FeedFormat.NewsSitemap, xml),
            Title = html?.Line(publication) ?? publication,
            Entries = entries,
            End = xml.End,
            Repairs = Repairs.InWords(xml.Repairs),
        };
    }

    private void ReadPage()
    {
        var draft = new EntryDraft();
        for (var page = xml.Enter(); xml.NextWithin(page);)
        {
            if (xml.Token == MarkupToken.Start)
            {
                ReadField(draft);
            }
        }

        if (xml.Stopped || draft.Title.IsBlank)
        {
            return;
        }

        if (entries.Count == FeedLimits.Entries)
        {
            xml.Stop(DocumentEnd.OverLimit);
            return;
        }

        entries.Add(draft.ToEntry([], html, scope.Base));
    }

    private void ReadField(EntryDraft draft)
    {
        switch (xml.Vocabulary)
        {
            case Vocabulary.Core when xml.Name is "loc":
                draft.AddLink(FieldText.ReadPlain(xml), scope.Base);
                break;
            case Vocabulary.News:
                ReadNews(draft);
                break;
            default:
                xml.Skip();
                break;
        }
    }

    private void ReadNews(EntryDraft draft)
    {
        switch (xml.Name)
        {
            case "news" or "publication":
                break;
            case "name":
                publication = publication.Length > 0 ? publication : FieldText.ReadPlain(xml);
                break;
            case "title":
                draft.Title = FieldText.Read(xml, isMarkup: true);
                break;
            case "publication_date":
                draft.PublishedAt = FeedDates.Parse(FieldText.ReadPlain(xml))?.At;
                break;
            case "keywords":
                foreach (var keyword in FieldText.ReadPlain(xml).Split(',', FeedLimits.Categories))
                {
                    draft.AddCategory(keyword);
                }

                break;
            default:
                xml.Skip();
                break;
        }
    }
}
