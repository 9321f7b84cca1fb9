using System.Collections.Frozen;

namespace FeedWatch.Parsing.Articles;

/// <summary>Which elements of a page say where its article is, and which hold none of it.</summary>
internal static class ArticleElements
{
    public const string Paragraph = "p";
    public const string Link = "a";

    // Tables lay out more pages than they hold data, and what stands wrongly in one is moved about.
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Kept = Names(
        "p div section article main header footer aside nav ul ol li dl dt dd h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption address a",
        "td th caption details center").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Alternatives =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "noscript", "button", "datalist").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Raw =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "script", "style", "textarea", "title").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The element to write for it; null: its text alone.</summary>
    public static string? NameOf(ReadOnlySpan<char> name) => Kept.TryGetValue(name, out var kept) ? kept : null;

    /// <summary>Code, alternatives and controls.</summary>
    public static bool IsDropped(ReadOnlySpan<char> name) => HtmlElements.KindOf(name) == ElementKind.Dropped || Alternatives.Contains(name);

    /// <summary>All up to its end tag is its text, also where there is none.</summary>
    public static bool IsRaw(ReadOnlySpan<char> name) => Raw.Contains(name);

    /// <summary>Whether the one ends where the other begins, given that it is innermost.</summary>
    public static bool Ends(string open, string next) => (open, next) switch
    {
        (Paragraph, not Link) => true,
        ("li", "li") or ("dt" or "dd", "dt" or "dd") => true,
        _ => IsHeading(open) && IsHeading(next),
    };

    private static bool IsHeading(string name) => name is ['h', >= '1' and <= '6'];

    private static FrozenDictionary<string, string> Names(string same, string boxes) => same.Split(' ').Select(name => (name, As: name))
        .Concat(boxes.Split(' ').Select(name => (name, As: "div")))
        .ToFrozenDictionary(pair => pair.name, pair => pair.As, StringComparer.OrdinalIgnoreCase);
}
