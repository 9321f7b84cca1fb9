using FeedWatch.Parsing.Markup;

namespace FeedWatch.Parsing;

/// <summary>An entry while it is read, its fields as the document has them. Of texts the first of a kind counts, of dates the last.</summary>
internal sealed class EntryDraft
{
    private const int MostLinks = 10;

    // Most entries have one link, one author or none, few categories: lists are made only where they are needed.
    private (string Address, Uri? Base)? firstLink;
    private List<(string Address, Uri? Base)>? otherLinks;
    private List<string>? authors;
    private List<string>? categories;

    public string? Id { get; set => field ??= Trimmed(value); }

    /// <summary>The id is an address too, unless the feed says that it is none: it stands in where there is no link.</summary>
    public bool IdIsLink { get; set; }

    public FieldText Title { get; set => field = field.Or(value); }

    /// <summary>Stands in where there is no title.</summary>
    public FieldText OtherTitle { get; set => field = field.Or(value); }

    public FieldText Summary { get; set => field = field.Or(value); }

    /// <summary>The summary where there is none; else, in a feed that has both, the content.</summary>
    public FieldText Description { get; set => field = field.Or(value); }

    public FieldText OtherSummary { get; set => field = field.Or(value); }

    /// <summary>Stands in where there is nothing else.</summary>
    public FieldText Subtitle { get; set => field = field.Or(value); }

    public FieldText Content { get; set => field = field.Or(value); }

    public FieldText OtherContent { get; set => field = field.Or(value); }

    public string? Language { get; set => field ??= string.IsNullOrWhiteSpace(value) ? null : value.Trim(); }

    public DateTimeOffset? PublishedAt { get; set => field = value ?? field; }

    /// <summary>Stands in where there is no date of publication.</summary>
    public DateTimeOffset? OtherDate { get; set => field = value ?? field; }

    public DateTimeOffset? UpdatedAt { get; set => field = value ?? field; }

    public bool IsEmpty => Id is null && firstLink is null && Title.IsBlank && OtherTitle.IsBlank
        && Summary.IsBlank && Description.IsBlank && OtherSummary.IsBlank && Content.IsBlank && OtherContent.IsBlank;

    public void AddLink(string? address, Uri? baseUrl)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return;
        }

        if (firstLink is null)
        {
            firstLink = (address, baseUrl);
        }
        else if ((otherLinks ??= []).Count < MostLinks)
        {
            otherLinks.Add((address, baseUrl));
        }
    }

    public void AddAuthor(string name) => Add(ref authors, FeedLimits.Authors, name);

    public void AddCategory(string? name) => Add(ref categories, FeedLimits.Categories, name);

    /// <param name="feedAuthors">Of the feed, for an entry that names none.</param>
    /// <param name="html">Makes plain text of the fields; null leaves them as the document has them.</param>
    public Entry ToEntry(IReadOnlyList<string> feedAuthors, HtmlText? html, Uri? baseUrl)
    {
        var summary = Summary.Or(Description).Or(OtherSummary).Or(Subtitle);
        var content = Content.Or(OtherContent).Or(Summary.IsBlank ? FieldText.None : Description);
        return new Entry
        {
            EntryId = Id,
            Title = Line(Title.Or(OtherTitle), html),
            Link = FirstLink(baseUrl),
            Address = FirstAddress(baseUrl),
            Summary = Lines(summary, html),
            Content = content == summary ? string.Empty : Lines(content, html),
            Authors = authors is null ? feedAuthors : Clean(authors, html),
            Categories = categories is null ? [] : Clean(categories, html),
            Language = Language,
            PublishedAt = PublishedAt ?? OtherDate,
            UpdatedAt = UpdatedAt,
        };
    }

    private static string Line(FieldText text, HtmlText? html) => html is null ? text.Raw ?? string.Empty : text.ToLine(html);

    private static string Lines(FieldText text, HtmlText? html) => html is null ? text.Raw ?? string.Empty : text.ToLines(html);

    private Uri? FirstLink(Uri? baseUrl)
    {
        var link = firstLink is var (address, itsBase) ? Links.Resolve(address, itsBase) : null;
        for (var place = 0; link is null && place < otherLinks?.Count; place++)
        {
            link = Links.Resolve(otherLinks[place].Address, otherLinks[place].Base);
        }

        return link ?? (IdIsLink ? Links.Absolute(Id, baseUrl) : null);
    }

    private string? FirstAddress(Uri? baseUrl) => firstLink is var (address, itsBase)
        ? Links.Address(address, itsBase)
        : IdIsLink && Id is not null ? Links.Address(Id, baseUrl) : null;

    private static string? Trimmed(string? id) => string.IsNullOrWhiteSpace(id) ? null : CleanId.Of(id);

    private static List<string> Clean(List<string> names, HtmlText? html)
    {
        if (html is null)
        {
            return names;
        }

        var clean = new List<string>(names.Count);
        foreach (var raw in names)
        {
            if (html.Line(raw) is { Length: > 0 } name && !clean.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                clean.Add(name);
            }
        }

        return clean;
    }

    private static void Add(ref List<string>? names, int most, string? raw)
    {
        names ??= string.IsNullOrWhiteSpace(raw) ? null : new List<string>(1);
        if (names?.Count < most && !string.IsNullOrWhiteSpace(raw) && !names.Contains(raw, StringComparer.OrdinalIgnoreCase))
        {
            names.Add(raw);
        }
    }
}
