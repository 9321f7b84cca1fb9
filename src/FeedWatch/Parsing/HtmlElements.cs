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
    private const int LongestName = 10;

    public static ElementKind KindOf(ReadOnlySpan<char> name) => Lower(name, stackalloc char[LongestName]) switch
    {
        "p" or "div" or "ul" or "ol" or "li" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "blockquote" or "pre" or "figure" or "figcaption"
            or "section" or "article" or "header" or "footer" or "aside" or "main" or "nav" or "address" or "dl" or "dt" or "dd" or "table" or "tbody"
            or "thead" or "tfoot" or "tr" or "caption" or "form" or "fieldset" or "details" or "summary" or "center" or "hgroup" or "body" => ElementKind.Block,
        "td" or "th" or "option" => ElementKind.Word,
        "br" or "hr" => ElementKind.LineBreak,
        "img" or "wbr" or "col" or "area" or "base" or "embed" or "input" or "link" or "meta" or "param" or "source" or "track" => ElementKind.Void,
        "script" or "style" or "head" or "title" or "iframe" or "template" or "noembed" or "noframes" or "svg" or "math" or "object" or "canvas"
            or "audio" or "video" or "select" or "textarea" => ElementKind.Dropped,
        _ => ElementKind.Inline,
    };

    /// <summary>Of those with content, the ones that nest as they are written, given that each closes where it should.</summary>
    public static bool IsSimple(ReadOnlySpan<char> name) => Lower(name, stackalloc char[LongestName]) switch
    {
        "p" or "a" or "b" or "i" or "em" or "strong" or "div" or "span" or "ul" or "ol" or "li" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6"
            or "blockquote" or "figure" or "figcaption" or "pre" or "small" or "sub" or "sup" or "u" or "s" or "code" or "time" or "font" or "section"
            or "article" or "header" or "footer" or "cite" or "q" or "abbr" or "mark" or "del" or "ins" or "big" or "strike" or "tt" or "center"
            or "script" or "style" or "iframe" => true,
        _ => false,
    };

    /// <summary>Those whose content holds no tags but their own end.</summary>
    public static bool IsRaw(ReadOnlySpan<char> name) => Lower(name, stackalloc char[LongestName]) switch
    {
        "script" or "style" or "iframe" or "noembed" or "noframes" or "xmp" or "title" or "textarea" => true,
        _ => false,
    };

    /// <summary>Drawings and formulas. There a slash at the end of a tag is the end of the element.</summary>
    public static bool IsForeign(ReadOnlySpan<char> name) => Lower(name, stackalloc char[LongestName]) switch
    {
        "svg" or "math" => true,
        _ => false,
    };

    /// <summary>Those of HTML that end a drawing or a formula which they stand in.</summary>
    public static bool EndsForeign(ReadOnlySpan<char> name) => Lower(name, stackalloc char[LongestName]) switch
    {
        "b" or "big" or "blockquote" or "body" or "br" or "center" or "code" or "dd" or "div" or "dl" or "dt" or "em" or "embed" or "h1" or "h2" or "h3"
            or "h4" or "h5" or "h6" or "head" or "hr" or "i" or "img" or "li" or "menu" or "meta" or "ol" or "p" or "pre" or "s" or "small" or "span"
            or "strong" or "strike" or "sub" or "sup" or "table" or "tt" or "u" or "ul" or "var" => true,
        _ => false,
    };

    // A name that is too long is none of ours.
    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> name, Span<char> buffer)
    {
        var length = name.Length > buffer.Length ? 0 : name.ToLowerInvariant(buffer);
        return buffer[..length];
    }
}
