using System.Text.Json;

namespace FeedWatch.Parsing;

/// <summary>Reads JSON Feed 1.0 and 1.1 in one pass: each entry counts once its end was read.</summary>
internal ref struct JsonFeedReader(ReadOnlySpan<byte> json, Uri baseUrl)
{
    private static readonly JsonReaderOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = FeedLimits.Depth,
    };

    private readonly List<Entry> entries = [];
    private readonly List<string> authors = [];
    private readonly HtmlText html = new();
    private readonly Uri baseUrl = baseUrl;
    private Utf8JsonReader reader = new(json, Options);
    private string title = string.Empty;
    private Uri? link;
    private string? language;
    private bool saysItIsAFeed;
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

        return !saysItIsAFeed ? null : new FeedDocument
        {
            Format = FeedFormat.JsonFeed,
            Title = title,
            Link = link,
            Language = language,
            Entries = entries,
            End = end,
        };
    }

    private void ReadFeed()
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && end == DocumentEnd.Whole)
        {
            switch (JsonText.Of(ref reader))
            {
                case "version":
                    saysItIsAFeed = Text()?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true;
                    break;
                case "title":
                    title = html.LineOfPlain(Text() ?? string.Empty);
                    break;
                case "home_page_url":
                    link = Links.Resolve(Text(), baseUrl);
                    break;
                case "language":
                    language = Text();
                    break;
                case "author" or "authors":
                    ReadAuthors(AddFeedAuthor(authors));
                    break;
                case "items":
                    ReadEntries();
                    break;
                default:
                    SkipValue();
                    break;
            }
        }
    }

    private static Action<string> AddFeedAuthor(List<string> authors) => name =>
    {
        if (authors.Count < FeedLimits.Authors)
        {
            authors.Add(name);
        }
    };

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
                entries.Add(ReadEntry().ToEntry(authors));
            }
        }
    }

    private EntryDraft ReadEntry()
    {
        var draft = new EntryDraft(html);
        Uri? externalLink = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            switch (JsonText.Of(ref reader))
            {
                case "id":
                    draft.Id = Text();
                    break;
                case "url":
                    draft.Link = Links.Resolve(Text(), baseUrl);
                    break;
                case "external_url":
                    externalLink = Links.Resolve(Text(), baseUrl);
                    break;
                case "title":
                    draft.Title = Plain();
                    break;
                case "author" or "authors":
                    ReadAuthors(draft.AddAuthor);
                    break;
                case var other:
                    ReadContent(draft, other);
                    break;
            }
        }

        // The first that is not null counts.
        draft.Link = externalLink;
        draft.Link = Links.Absolute(draft.Id, baseUrl);
        return draft;
    }

    private void ReadContent(EntryDraft draft, string? name)
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
                ReadTags(draft);
                break;
            case "date_published":
                draft.PublishedAt = FeedDates.Parse(Text());
                break;
            case "date_modified":
                draft.UpdatedAt = FeedDates.Parse(Text());
                break;
            default:
                SkipValue();
                break;
        }
    }

    private void ReadTags(EntryDraft draft)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            draft.AddCategory(Value() ?? string.Empty);
        }
    }

    /// <summary>One object in version 1.0, an array of them in 1.1.</summary>
    private void ReadAuthors(Action<string> add)
    {
        reader.Read();
        var depth = reader.CurrentDepth;
        if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.CurrentDepth > depth)
            {
                if (reader.TokenType == JsonTokenType.PropertyName && JsonText.Of(ref reader) == "name" && Text() is { } name)
                {
                    add(html.LineOfPlain(name));
                }
            }
        }
    }

    private FieldText Plain() => new(Text() ?? string.Empty, IsMarkup: false);

    private string? Text()
    {
        reader.Read();
        return Value();
    }

    private string? Value()
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return JsonText.Of(ref reader);
            case JsonTokenType.Number:
                return System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
            default:
                reader.Skip();
                return null;
        }
    }

    private void SkipValue()
    {
        reader.Read();
        reader.Skip();
    }
}
