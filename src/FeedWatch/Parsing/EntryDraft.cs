namespace FeedWatch.Parsing;

/// <summary>An entry while it is read. The first field of a kind counts.</summary>
internal sealed class EntryDraft(HtmlText html)
{
    private readonly List<string> authors = [];
    private readonly List<string> categories = [];

    public string? Id { get; set => field ??= Trimmed(value); }

    public Uri? Link { get; set => field ??= value; }

    public FieldText Title { get; set => field = field.Or(value); }

    /// <summary>Stands in where there is no title.</summary>
    public FieldText OtherTitle { get; set => field = field.Or(value); }

    public FieldText Summary { get; set => field = field.Or(value); }

    public FieldText OtherSummary { get; set => field = field.Or(value); }

    public FieldText Content { get; set => field = field.Or(value); }

    public DateTimeOffset? PublishedAt { get; set => field ??= value; }

    /// <summary>Stands in where there is no date of publication.</summary>
    public DateTimeOffset? OtherDate { get; set => field ??= value; }

    public DateTimeOffset? UpdatedAt { get; set => field ??= value; }

    public void AddAuthor(string name) => Add(authors, FeedLimits.Authors, name);

    public void AddCategory(string name) => Add(categories, FeedLimits.Categories, name);

    public Entry ToEntry(IReadOnlyList<string> feedAuthors)
    {
        return new Entry
        {
            EntryId = Id,
            Title = Title.Or(OtherTitle).ToLine(html),
            Link = Link,
            Summary = Summary.Or(OtherSummary).ToLines(html),
            Content = Content == Summary ? string.Empty : Content.ToLines(html),
            Authors = authors.Count > 0 ? authors : feedAuthors,
            Categories = categories,
            PublishedAt = PublishedAt ?? OtherDate,
            UpdatedAt = UpdatedAt,
        };
    }

    private static string? Trimmed(string? id) => string.IsNullOrWhiteSpace(id) ? null : id.Trim();

    private void Add(List<string> names, int most, string raw)
    {
        if (names.Count < most && html.Line(raw) is { Length: > 0 } name && !names.Contains(name))
        {
            names.Add(name);
        }
    }
}
