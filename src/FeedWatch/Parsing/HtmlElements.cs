using System.Collections.Frozen;

namespace FeedWatch.Parsing;

/// <summary>What an HTML element does to the text around it.</summary>
internal enum ElementKind
{
    /// <summary>Nothing: letters on both sides are one word.</summary>
    Inline,

    /// <summary>Parts words, as a table cell does.</summary>
    Word,

    /// <summary>Parts lines.</summary>
    Block,

    /// <summary>Parts lines and has no content.</summary>
    LineBreak,

    /// <summary>No content, no effect.</summary>
    Void,

    /// <summary>Its content is code or an alternative, no text to read.</summary>
    Dropped,
}

/// <summary>The HTML elements as far as text is concerned; one that is not named here is inline.</summary>
internal static class HtmlElements
{
    private static readonly FrozenDictionary<string, ElementKind> Kinds = Table(
        (ElementKind.Word, "td th option"),
        (ElementKind.Block, "p div ul ol li h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption section article header footer aside main nav"
            + " address dl dt dd table tbody thead tfoot tr caption form fieldset details summary center hgroup body"),
        (ElementKind.LineBreak, "br hr"),
        (ElementKind.Void, "img wbr col area base embed input link meta param source track"),
        (ElementKind.Dropped, "script style head title iframe template noembed noframes svg math object canvas audio video select textarea"));

    private static readonly FrozenDictionary<string, ElementKind>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    public static ElementKind KindOf(ReadOnlySpan<char> name) => ByName.TryGetValue(name, out var kind) ? kind : ElementKind.Inline;

    private static FrozenDictionary<string, ElementKind> Table(params (ElementKind Kind, string Names)[] rows) =>
        rows.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Kind)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Kind, StringComparer.OrdinalIgnoreCase);
}
