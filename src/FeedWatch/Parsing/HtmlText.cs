namespace FeedWatch.Parsing;

/// <summary>Plain text from the HTML of one document. Ordinary markup is read straight through; the rest goes to a real HTML parser, which takes some twenty times as long.</summary>
public sealed class HtmlText
{
    private const string CDataStart = "<![CDATA[";
    private const string CDataEnd = "]]>";
    private const int LongestReference = 34;

    private readonly ParsedHtml parsed = new();

    /// <summary>One line, for titles and names.</summary>
    public string Line(string html)
    {
        var line = Convert(html, oneLine: true);

        // Many a publisher escapes a title twice: what still reads as markup was meant as markup.
        return ReadsAsMarkup(line) || HasReference(line) ? Convert(line, oneLine: true) : line;
    }

    /// <summary>A line for each block.</summary>
    public string Lines(string html)
    {
        var lines = Convert(html, oneLine: false);
        return !html.Contains('<', StringComparison.Ordinal) && ReadsAsMarkup(lines) ? Convert(lines, oneLine: false) : lines;
    }

    /// <summary>Text that says it is plain. Publishers often say so of HTML.</summary>
    public string LineOfPlain(string text) => ReadsAsMarkup(text) ? Line(text) : Clean(text, oneLine: true);

    /// <inheritdoc cref="LineOfPlain"/>
    public string LinesOfPlain(string text) => ReadsAsMarkup(text) ? Lines(text) : Clean(text, oneLine: false);

    private string Convert(string html, bool oneLine)
    {
        var markup = WithoutCData(html);
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

    // Escaped where it should not be, so that it arrives as text.
    private static string WithoutCData(string html)
    {
        var text = html.AsSpan().Trim();
        return text.StartsWith(CDataStart, StringComparison.Ordinal) && text.EndsWith(CDataEnd, StringComparison.Ordinal)
            ? text[CDataStart.Length..^CDataEnd.Length].ToString()
            : html;
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
