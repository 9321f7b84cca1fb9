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
            if (Is("version"u8))
            {
                saysItIsAFeed = Text()?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true;
            }
            else if (Is("title"u8))
            {
                title = html.LineOfPlain(Text() ?? string.Empty);
            }
            else if (Is("home_page_url"u8))
            {
                link = Links.Resolve(Text(), baseUrl);
            }
            else if (Is("language"u8))
            {
                language = Text();
            }
            else if (Is("items"u8))
            {
                ReadEntries();
            }
            else if (IsAuthors())
            {
                ReadAuthors(authors.Add);
            }
            else
            {
                SkipValue();
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
            if (Is("id"u8))
            {
                draft.Id = Text();
            }
            else if (Is("url"u8))
            {
                draft.Link = Links.Resolve(Text(), baseUrl);
            }
            else if (Is("external_url"u8))
            {
                externalLink = Links.Resolve(Text(), baseUrl);
            }
            else if (IsAuthors())
            {
                ReadAuthors(draft.AddAuthor);
            }
            else if (!ReadText(draft) && !ReadDate(draft))
            {
                SkipValue();
            }
        }

        // The first that is not null counts.
        draft.Link = externalLink;
        draft.Link = Links.Absolute(draft.Id, baseUrl);
        return draft;
    }

    private bool ReadText(EntryDraft draft)
    {
        if (Is("title"u8))
        {
            draft.Title = Plain();
        }
        else if (Is("summary"u8))
        {
            draft.Summary = Plain();
        }
        else if (Is("content_html"u8))
        {
            draft.Content = new FieldText(Text() ?? string.Empty, IsMarkup: true);
        }
        else if (Is("content_text"u8))
        {
            draft.Content = Plain();
        }
        else if (Is("tags"u8))
        {
            ReadTags(draft);
        }
        else
        {
            return false;
        }

        return true;
    }

    private bool ReadDate(EntryDraft draft)
    {
        if (Is("date_published"u8))
        {
            draft.PublishedAt = FeedDates.Parse(Text());
        }
        else if (Is("date_modified"u8))
        {
            draft.UpdatedAt = FeedDates.Parse(Text());
        }
        else
        {
            return false;
        }

        return true;
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
                if (reader.TokenType == JsonTokenType.PropertyName && Is("name"u8) && Text() is { } name)
                {
                    add(html.LineOfPlain(name));
                }
            }
        }
    }

    private readonly bool IsAuthors() => Is("author"u8) || Is("authors"u8);

    // No name of ours needs an escape, and half an escaped surrogate pair would throw.
    private readonly bool Is(ReadOnlySpan<byte> name) => !reader.ValueIsEscaped && reader.ValueTextEquals(name);

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
