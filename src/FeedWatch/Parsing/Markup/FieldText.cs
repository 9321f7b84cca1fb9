using System.Text;

namespace FeedWatch.Parsing.Markup;

/// <summary>Text of a field as the document has it: markup or plain.</summary>
internal readonly record struct FieldText(string Raw, bool IsMarkup)
{
    public static FieldText None { get; } = new(string.Empty, IsMarkup: false);

    public bool IsBlank => string.IsNullOrWhiteSpace(Raw);

    public string ToLine(HtmlText html) => Raw is null or "" ? string.Empty : IsMarkup ? html.Line(Raw) : html.LineOfPlain(Raw);

    public string ToLines(HtmlText html) => Raw is null or "" ? string.Empty : IsMarkup ? html.Lines(Raw) : html.LinesOfPlain(Raw);

    public FieldText Or(FieldText other) => IsBlank ? other : this;

    /// <summary>Text that nobody takes for markup: an id, a date, a name.</summary>
    public static string ReadPlain(MarkupWalk xml) => Read(xml, isMarkup: false).Raw;

    /// <summary>The content of the element on which the walk stands, up to its end. Elements in it come out as tags.</summary>
    /// <param name="escaped">Its text is markup itself, as in RSS; else only the elements are, as in XHTML.</param>
    public static FieldText Read(MarkupWalk xml, bool isMarkup, bool escaped = true)
    {
        if (xml.IsEmptyElement)
        {
            return None;
        }

        return xml.TryReadText(FeedLimits.MarkupCharacters, out var text)
            ? new FieldText(Escape(text, escaped), isMarkup)
            : ReadPieces(xml, isMarkup, escaped);
    }

    private static FieldText ReadPieces(MarkupWalk xml, bool isMarkup, bool escaped)
    {
        var depth = xml.Depth;
        var pieces = new StringBuilder();
        while (xml.Next() && xml.Depth > depth)
        {
            var room = FeedLimits.MarkupCharacters - pieces.Length;
            switch (xml.Token)
            {
                case MarkupToken.Text when room > 0:
                    pieces.Append(Escape(xml.Value(room), escaped));
                    break;
                case MarkupToken.Start when XmlEntryReader.IsEntry(xml):
                    xml.EndBefore(depth);
                    break;
                case MarkupToken.Start:
                    isMarkup = true;
                    AppendTag(pieces, xml, room);
                    break;
                case MarkupToken.End when room > 0:
                    pieces.Append("</").Append(xml.Name).Append('>');
                    break;
                default:
                    break;
            }
        }

        return new FieldText(pieces.ToString(), isMarkup);
    }

    private static string Escape(string text, bool escaped) =>
        escaped ? text : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static void AppendTag(StringBuilder pieces, MarkupWalk xml, int room)
    {
        var kind = HtmlElements.KindOf(xml.Name);
        if (kind == ElementKind.Dropped)
        {
            xml.Skip();
        }
        else if (room > 0)
        {
            pieces.Append('<').Append(xml.Name).Append('>');
            if (xml.IsEmptyElement && kind is not (ElementKind.Void or ElementKind.LineBreak))
            {
                pieces.Append("</").Append(xml.Name).Append('>');
            }
        }
    }
}
