using System.Text.Json;
using FeedWatch.Parsing.Dates;
using FeedWatch.Parsing.Markup;

namespace FeedWatch.Parsing;

/// <summary>Reads JSON Feed 1.0 and 1.1 in one pass: each entry counts once its end was read.</summary>
/// <param name="html">Makes plain text of the fields; null leaves them as the document has them.</param>
internal ref struct JsonFeedReader(ReadOnlySpan<byte> json, Uri? baseUrl, HtmlText? html)
{
    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = FeedLimits.Depth,
    };

    private readonly List<Entry> entries = [];
    private readonly List<string> authors = [];
    private readonly List<string> hubs = [];
    private readonly HtmlText? html = html;
    private readonly Uri? baseUrl = baseUrl;
    private readonly char[] name = new char[JsonText.LongestName];
    private Utf8JsonReader reader = new(json, Options);
    private string title = string.Empty;
    private string? link;
    private string? nextPage;
    private string? language;
    private string? version;
    private Repair repairs;
    private DocumentEnd end;

    /// <returns>Null where it is some other JSON.</returns>
    public FeedDocument? Read()
    {
        try
        {
            ReadFeed();
        }
        catch (JsonException)
        {
            end = DocumentEnd.Truncated;
        }

        return version is null ? null : new FeedDocument
        {
            Format = FeedFormat.JsonFeed,
            Kind = version.Contains("1.1", StringComparison.Ordinal) ? "json11" : "json10",
            Title = title,
            Link = Links.Resolve(link, baseUrl),
            Address = link is null ? null : Links.Address(link, baseUrl),
            Language = language,
            Entries = entries,
            End = end,
            Repairs = Markup.Repairs.InWords(repairs),
            Hubs = [.. HubsOf(hubs, baseUrl)],
            OlderPage = Links.Resolve(nextPage, baseUrl),
        };
    }

    private static IEnumerable<Uri> HubsOf(List<string> hubs, Uri? baseUrl) => hubs.Select(hub => Links.Resolve(hub, baseUrl)).OfType<Uri>();

    private void ReadFeed()
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && end == DocumentEnd.Whole)
        {
            switch (JsonText.Name(ref reader, name))
            {
                case "version":
                    version = Text() is { } given && given.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) ? given : version;
                    break;
                case "title":
                    title = Line(Text() ?? string.Empty);
                    break;
                case "home_page_url":
                    link = Text();
                    break;
                case "language":
                    language = Text();
                    break;
                case "author" or "authors":
                    ReadAuthors();
                    break;
                case "items":
                    ReadEntries();
                    break;
                case "next_url":
                    nextPage = Text();
                    break;
                case "hubs":
                    hubs.AddRange(JsonValues.TextsOf(ref reader, "url"u8, FeedLimits.Authors));
                    break;
                default:
                    JsonValues.Skip(ref reader);
                    break;
            }
        }
    }

    private void ReadEntries()
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (entries.Count == FeedLimits.Entries)
            {
                end = DocumentEnd.OverLimit;
                return;
            }

            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
            }
            else
            {
                entries.Add(ReadEntry().ToEntry(authors, html, baseUrl));
            }
        }
    }

    private EntryDraft ReadEntry()
    {
        var draft = new EntryDraft { IdIsLink = true };
        string? externalLink = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (JsonText.Name(ref reader, name))
            {
                case "id":
                    draft.Id = Text();
                    break;
                case "url":
                    draft.AddLink(Text(), baseUrl);
                    break;
                case "language":
                    draft.Language = Text();
                    break;
                case "external_url":
                    externalLink = Text();
                    break;
                case "title":
                    draft.Title = Plain();
                    break;
                case "author" or "authors":
                    JsonValues.TextsOf(ref reader, "name"u8, FeedLimits.Authors).ForEach(draft.AddAuthor);
                    break;
                case var other:
                    ReadContent(draft, other);
                    break;
            }
        }

        // The first that is an address counts.
        draft.AddLink(externalLink, baseUrl);
        return draft;
    }

    private void ReadContent(EntryDraft draft, scoped ReadOnlySpan<char> name)
    {
        switch (name)
        {
            case "summary":
                draft.Summary = Plain();
                break;
            case "content_html":
                draft.Content = new FieldText(Text() ?? string.Empty, IsMarkup: true);
                break;
            case "content_text":
                draft.Content = Plain();
                break;
            case "tags":
                JsonValues.Texts(ref reader, FeedLimits.Categories).ForEach(draft.AddCategory);
                break;
            case "date_published":
                draft.PublishedAt = Date();
                break;
            case "date_modified":
                draft.UpdatedAt = Date();
                break;
            default:
                JsonValues.Skip(ref reader);
                break;
        }
    }

    private void ReadAuthors()
    {
        foreach (var author in JsonValues.TextsOf(ref reader, "name"u8, FeedLimits.Authors))
        {
            authors.Add(Line(author));
        }
    }

    private DateTimeOffset? Date()
    {
        var date = FeedDates.Parse(Text());
        repairs |= date is { ZoneIsUnknown: true } ? Repair.UnknownZones : Repair.None;
        return date?.At;
    }

    private readonly string Line(string text) => html?.LineOfPlain(text) ?? text;

    private FieldText Plain() => new(Text() ?? string.Empty, IsMarkup: false);

    private string? Text() => JsonValues.Text(ref reader);
}
