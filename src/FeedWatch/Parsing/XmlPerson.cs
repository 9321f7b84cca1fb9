using System.Xml;

namespace FeedWatch.Parsing;

/// <summary>An author: a name, an address with the name in brackets (RSS), or elements for each (Atom).</summary>
internal static class XmlPerson
{
    public static string Read(XmlWalk xml)
    {
        string text = string.Empty, name = string.Empty, email = string.Empty;
        if (xml.IsEmptyElement)
        {
            return text;
        }

        var depth = xml.Depth;
        while (xml.Next() && xml.Depth > depth)
        {
            switch (xml.NodeType, xml.Name)
            {
                case (XmlNodeType.Element, "name"):
                    name = FieldText.Read(xml, isMarkup: false).Raw;
                    break;
                case (XmlNodeType.Element, "email"):
                    email = FieldText.Read(xml, isMarkup: false).Raw;
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA, _):
                    text = xml.Value();
                    break;
                default:
                    break;
            }
        }

        return name.Trim() is { Length: > 0 } given ? given : NameIn(text.Trim()) is { Length: > 0 } written ? written : email.Trim();
    }

    // desk@example.org (Jane Doe)
    private static string NameIn(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && text.EndsWith(')') && text.AsSpan(0, open).Contains('@') ? text[(open + 1)..^1].Trim() : text;
    }
}
