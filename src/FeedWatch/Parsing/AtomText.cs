namespace FeedWatch.Parsing;

/// <summary>A field whose attributes say how to read it. In RSS it is always markup, as all readers take it.</summary>
internal static class AtomText
{
    public static FieldText Read(XmlWalk xml, FeedFormat format)
    {
        var type = xml.Attribute("type") ?? (format == FeedFormat.Atom ? "text" : "html");
        var isEscaped = xml.Attribute("mode") == "escaped";
        switch (type)
        {
            case "html" or "text/html":
                return FieldText.Read(xml, isMarkup: true);
            case "xhtml" or "application/xhtml+xml" when !isEscaped:
                return FieldText.Read(xml, isMarkup: true, escaped: false);
            case "text" or "text/plain" or "xhtml" or "application/xhtml+xml":
                return FieldText.Read(xml, isMarkup: format != FeedFormat.Atom);
            case var _ when type.EndsWith("xml", StringComparison.OrdinalIgnoreCase):
                return FieldText.Read(xml, isMarkup: true, escaped: isEscaped);
            case var _ when type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || !type.Contains('/', StringComparison.Ordinal):
                return FieldText.Read(xml, isMarkup: false);
            default:
                // A picture, a sound: nothing to read.
                xml.Skip();
                return FieldText.None;
        }
    }
}
