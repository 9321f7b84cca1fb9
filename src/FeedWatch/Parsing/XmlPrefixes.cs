using System.Xml;

namespace FeedWatch.Parsing;

/// <summary>Prefixes for documents that use them without declaring them. A declaration in the document counts more.</summary>
internal static class XmlPrefixes
{
    private const int Most = 100;
    private const int Longest = 40;

    public static XmlParserContext Context(IEnumerable<string> others)
    {
        var names = new NameTable();
        var namespaces = new XmlNamespaceManager(names);
        foreach (var (prefix, uri) in Vocabularies.UsualPrefixes)
        {
            namespaces.AddNamespace(prefix, uri);
        }

        foreach (var prefix in others)
        {
            namespaces.AddNamespace(prefix, "urn:undeclared:" + prefix);
        }

        return new XmlParserContext(names, namespaces, xmlLang: null, XmlSpace.None);
    }

    /// <summary>All that could be a prefix, apart from those of which we know what they mean.</summary>
    public static IReadOnlySet<string> UsedIn(string xml)
    {
        var prefixes = new HashSet<string>();
        for (var colon = xml.IndexOf(':', StringComparison.Ordinal); colon > 0 && prefixes.Count < Most; colon = xml.IndexOf(':', colon + 1))
        {
            var start = colon;
            while (start > 0 && colon - start < Longest && (char.IsAsciiLetterOrDigit(xml[start - 1]) || xml[start - 1] is '_' or '-' or '.'))
            {
                start--;
            }

            var name = xml[start..colon];
            if (name.Length > 0 && start > 0 && xml[start - 1] is '<' or ' ' or '\n' or '\t' && XmlReader.IsName(name) && IsNotKnown(name))
            {
                prefixes.Add(name);
            }
        }

        return prefixes;
    }

    private static bool IsNotKnown(string prefix) =>
        !prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase) && !Vocabularies.UsualPrefixes.ContainsKey(prefix);
}
