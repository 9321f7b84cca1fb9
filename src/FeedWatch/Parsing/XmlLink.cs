namespace FeedWatch.Parsing;

/// <summary>A link element: an address as its text (RSS) or as its href (Atom).</summary>
internal static class XmlLink
{
    /// <returns>Null for an Atom link to anything but the page itself.</returns>
    public static Uri? Read(XmlWalk xml, XmlScope scope)
    {
        var href = xml.Attribute("href");
        var isAlternate = xml.Attribute("rel") is null or "alternate" or "http://www.iana.org/assignments/relation/alternate";
        var baseUrl = scope.BaseHere() ?? scope.Base;
        var text = FieldText.Read(xml, isMarkup: false).Raw;
        return isAlternate ? Links.Resolve(href ?? text, baseUrl) : null;
    }
}
