using System.Text;

namespace FeedWatch.Parsing.Markup;

/// <summary>A field whose attributes say how to read it. In RSS it is always markup, as all readers take it.</summary>
internal static class AtomText
{
    public static FieldText Read(MarkupWalk xml, FeedFormat format)
    {
        var isAtom = format == FeedFormat.Atom;
        var type = xml.Attribute("type")?.Trim().ToLowerInvariant() ?? (isAtom ? "text" : "html");
        var mode = xml.Attribute("mode")?.Trim().ToLowerInvariant();
        if (mode == "base64")
        {
            return FromBase64(FieldText.ReadPlain(xml));
        }

        var isEscaped = mode == "escaped";
        switch (type)
        {
            case "html" or "text/html":
                return FieldText.Read(xml, isMarkup: true);
            case "xhtml" or "application/xhtml+xml" when !isEscaped:
                return FieldText.Read(xml, isMarkup: true, escaped: false);
            case "text" or "text/plain" or "xhtml" or "application/xhtml+xml":
                return FieldText.Read(xml, isMarkup: !isAtom);
            case var _ when type.EndsWith("xml", StringComparison.Ordinal):
                return FieldText.Read(xml, isMarkup: true, escaped: isEscaped);
            case var _ when type.StartsWith("text/", StringComparison.Ordinal) || !type.Contains('/', StringComparison.Ordinal):
                return FieldText.Read(xml, isMarkup: false);
            default:
                // RFC 4287, 4.1.3.3: anything else is base64. A picture or a sound is no text.
                return FromBase64(FieldText.ReadPlain(xml));
        }
    }

    private static FieldText FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return FieldText.None;
        }

        var content = bytes.AsSpan(0, length);
        return System.Text.Unicode.Utf8.IsValid(content) && !content.Contains((byte)0)
            ? new FieldText(Encoding.UTF8.GetString(content), IsMarkup: true)
            : FieldText.None;
    }
}
