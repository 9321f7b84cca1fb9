namespace FeedWatch.Parsing.Markup;

/// <summary>A link element: an address as its text (RSS) or as its href (Atom), and what it leads to.</summary>
internal readonly record struct XmlLink(string Relation, string Address, Uri? Base)
{
    private const string Registry = "http://www.iana.org/assignments/relation/";

    /// <summary>Leads to the page itself.</summary>
    public bool IsAlternate => Relation is "" or "alternate";

    public static XmlLink Read(MarkupWalk xml, XmlScope scope)
    {
        var href = xml.Attribute("href");
        var relation = xml.Attribute("rel")?.Trim().ToLowerInvariant() ?? string.Empty;
        var baseUrl = scope.BaseHere() ?? scope.Base;
        var text = FieldText.ReadPlain(xml);
        return new XmlLink(relation.StartsWith(Registry, StringComparison.Ordinal) ? relation[Registry.Length..] : relation, href ?? text, baseUrl);
    }
}
