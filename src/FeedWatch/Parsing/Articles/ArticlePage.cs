using System.Buffers;
using System.Text;

namespace FeedWatch.Parsing.Articles;

/// <summary>Makes of what a link led to a page that an extractor can work on safely, and of what it finds plain text.</summary>
public static class ArticlePage
{
    // Where HTML has it (HTML, 4.2.5.4); some pages have it a little later.
    private const int BytesBeforeCharset = 4 * 1024;
    private const int LongestCharset = 40;

    private static readonly SearchValues<char> CharsetEnds = SearchValues.Create(" \"'/>;");

    /// <summary>Null for what is no HTML.</summary>
    /// <param name="contentType">As the server gives it.</param>
    public static string? Read(ReadOnlyMemory<byte> body, string? contentType)
    {
        if (!IsHtml(body.Span, contentType))
        {
            return null;
        }

        var look = BodyText.Look(body.Span, WithCharset(body.Span, contentType));
        using var decoded = DecodedBody.Decode(body.Span[look.MarkLength..], look.Encoding);
        return ArticleMarkup.Clean(decoded.Text);
    }

    /// <summary>A line for each block, at most as long as a field of a feed may be.</summary>
    public static string TextOf(string html) => new HtmlText().Lines(html);

    private static bool IsHtml(ReadOnlySpan<byte> body, string? contentType) => string.IsNullOrWhiteSpace(contentType)
        ? body.TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'<', ..]
        : contentType.Split(';')[0].Trim().ToLowerInvariant() is "text/html" or "application/xhtml+xml";

    private static string? WithCharset(ReadOnlySpan<byte> body, string? contentType) =>
        contentType?.Contains("charset=", StringComparison.OrdinalIgnoreCase) != true && CharsetIn(body) is { } charset
            ? $"{contentType}; charset={charset}"
            : contentType;

    /// <summary>What a meta element names, in either of the two ways to write it.</summary>
    private static string? CharsetIn(ReadOnlySpan<byte> body)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, BytesBeforeCharset)]).AsSpan();
        var meta = head.IndexOf("<meta", StringComparison.OrdinalIgnoreCase);
        var key = meta < 0 ? -1 : head[meta..].IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (key < 0)
        {
            return null;
        }

        var value = head[(meta + key + "charset=".Length)..].TrimStart(" \"'");
        var end = value.IndexOfAny(CharsetEnds);
        return end is > 0 and <= LongestCharset ? value[..end].ToString() : null;
    }
}
