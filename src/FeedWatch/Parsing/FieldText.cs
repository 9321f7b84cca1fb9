using System.Text;
using System.Xml;

namespace FeedWatch.Parsing;

/// <summary>Text of a field as the document has it: markup or plain.</summary>
internal readonly record struct FieldText(string Raw, bool IsMarkup)
{
    public static FieldText None { get; } = new(string.Empty, IsMarkup: false);

    public bool IsBlank => string.IsNullOrWhiteSpace(Raw);

    public string ToLine(HtmlText html) => Raw is null or "" ? string.Empty : IsMarkup ? html.Line(Raw) : html.LineOfPlain(Raw);

    public string ToLines(HtmlText html) => Raw is null or "" ? string.Empty : IsMarkup ? html.Lines(Raw) : html.LinesOfPlain(Raw);

    public FieldText Or(FieldText other) => IsBlank ? other : this;

    /// <summary>The content of the element on which the walk stands, up to its end. Elements in it come out as tags.</summary>
    /// <param name="escaped">Its text is markup itself, as in RSS; else only the elements are, as in XHTML.</param>
    public static FieldText Read(XmlWalk xml, bool isMarkup, bool escaped = true)
    {
        if (xml.IsEmptyElement)
        {
            return None;
        }

        var depth = xml.Depth;
        var first = string.Empty;
        StringBuilder? more = null;
        while (xml.Next() && xml.Depth > depth)
        {
            var room = FeedLimits.MarkupCharacters - (more?.Length ?? first.Length);
            var piece = Piece(xml, escaped, ref isMarkup);
            piece = piece.Length > room ? piece[..room] : piece;
            if (first.Length == 0)
            {
                first = piece;
            }
            else if (piece.Length > 0)
            {
                (more ??= new StringBuilder(first)).Append(piece);
            }
        }

        return new FieldText(more?.ToString() ?? first, isMarkup);
    }

    private static string Piece(XmlWalk xml, bool escaped, ref bool isMarkup)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                var text = xml.Value();
                return escaped ? text : text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            case XmlNodeType.Element:
                isMarkup = true;
                return Tag(xml);
            case XmlNodeType.EndElement:
                return HasNoContent(xml.Name) ? string.Empty : $"</{xml.Name}>";
            default:
                return string.Empty;
        }
    }

    private static string Tag(XmlWalk xml)
    {
        var name = xml.Name;
        if (HtmlElements.KindOf(name) == ElementKind.Dropped)
        {
            xml.Skip();
            return string.Empty;
        }

        return xml.IsEmptyElement && !HasNoContent(name) ? $"<{name}></{name}>" : $"<{name}>";
    }

    private static bool HasNoContent(string element) => HtmlElements.KindOf(element) is ElementKind.Void or ElementKind.LineBreak;
}
