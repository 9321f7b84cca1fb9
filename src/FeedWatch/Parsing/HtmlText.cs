namespace FeedWatch.Parsing;

/// <summary>Plain text from the HTML of one document. Ordinary markup is read straight through; the rest goes to a real HTML parser, which takes some twenty times as long.</summary>
public sealed class HtmlText
{
    /// <summary>In UTF-16 units; the rest of a line is cut.</summary>
    public const int LongestLine = FeedLimits.LineCharacters;

    /// <summary>In UTF-16 units; the rest of a text is cut.</summary>
    public const int LongestText = FeedLimits.FieldCharacters;

    private const string CDataStart = "<![CDATA[";
    private const string CDataEnd = "]]>";
    private const int LongestReference = 34;

    private readonly ParsedHtml parsed = new();

    /// <summary>One line, for titles and names.</summary>
    public string Line(string html)
    {
        var line = Convert(html, oneLine: true);
        return IsEscapedTwice(line) ? Convert(line, oneLine: true) : line;
    }

    /// <summary>A line for each block.</summary>
    public string Lines(string html)
    {
        var lines = Convert(html, oneLine: false);
        return IsEscaped(html, lines) ? Convert(lines, oneLine: false) : lines;
    }

    /// <summary>From the characters of <see cref="Line"/> back to the HTML.</summary>
    public HtmlOffsets LineOffsets(string html)
    {
        var line = Convert(html, oneLine: true);
        return Offsets(html, line, IsEscapedTwice(line), oneLine: true);
    }

    /// <summary>From the characters of <see cref="Lines"/> back to the HTML.</summary>
    public HtmlOffsets LinesOffsets(string html)
    {
        var lines = Convert(html, oneLine: false);
        return Offsets(html, lines, IsEscaped(html, lines), oneLine: false);
    }

    /// <summary>Text that says it is plain. Publishers often say so of HTML.</summary>
    public string LineOfPlain(string text) => ReadsAsMarkup(text) ? Line(text) : Clean(text, oneLine: true);

    /// <inheritdoc cref="LineOfPlain"/>
    public string LinesOfPlain(string text) => ReadsAsMarkup(text) ? Lines(text) : Clean(text, oneLine: false);

    private HtmlOffsets Offsets(string html, string text, bool again, bool oneLine)
    {
        var offsets = HtmlOffsets.Of(html, text);
        return again ? HtmlOffsets.Of(text, Convert(text, oneLine)).Within(offsets) : offsets;
    }

    // Many a publisher escapes a title twice: what still reads as markup was meant as markup.
    private static bool IsEscapedTwice(string line) => ReadsAsMarkup(line) || HasReference(line);

    private static bool IsEscaped(string html, string lines) => !html.Contains('<', StringComparison.Ordinal) && ReadsAsMarkup(lines);

    private string Convert(string html, bool oneLine)
    {
        var markup = html[Content(html)];
        var sink = new TextSink(markup.Length, oneLine);
        if (SimpleHtml.TryAppend(markup, sink, strict: true))
        {
            return sink.Finish(html);
        }

        _ = sink.Finish(html);
        sink = new TextSink(markup.Length, oneLine);
        parsed.Append(markup, sink);
        return sink.Finish(html);
    }

    private static string Clean(string text, bool oneLine)
    {
        var sink = new TextSink(text.Length, oneLine);
        sink.AppendLines(text);
        return sink.Finish(text);
    }

    /// <summary>All of it, without a CDATA section around it: escaped where it should not be, that arrives as text.</summary>
    internal static Range Content(string html)
    {
        var text = html.AsSpan().Trim();
        if (text.Length < CDataStart.Length + CDataEnd.Length || !text.StartsWith(CDataStart, StringComparison.Ordinal) || !text.EndsWith(CDataEnd, StringComparison.Ordinal))
        {
            return ..;
        }

        var start = html.IndexOf(CDataStart, StringComparison.Ordinal);
        return (start + CDataStart.Length)..(start + text.Length - CDataEnd.Length);
    }

    private static bool ReadsAsMarkup(string text) =>
        text.Contains('<', StringComparison.Ordinal)
        && (text.Contains("</", StringComparison.Ordinal)
            || text.Contains("<br", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<p>", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<img ", StringComparison.OrdinalIgnoreCase));

    private static bool HasReference(string text)
    {
        var start = text.IndexOf('&', StringComparison.Ordinal);
        while (start >= 0)
        {
            var end = text.AsSpan(start, Math.Min(text.Length - start, LongestReference)).IndexOf(';');
            if (end > 1 && HtmlEntities.Resolve(text.AsSpan(start + 1, end - 1)) is not null)
            {
                return true;
            }

            start = text.IndexOf('&', start + 1);
        }

        return false;
    }
}
