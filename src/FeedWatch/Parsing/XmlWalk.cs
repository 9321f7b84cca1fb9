using System.Xml;

namespace FeedWatch.Parsing;

/// <summary>Moves through an XML document within our limits. Where it breaks off or goes wrong, it just ends, and says so.</summary>
internal sealed class XmlWalk(XmlReader xml)
{
    public DocumentEnd End { get; private set; }

    public bool Stopped { get; private set; }

    public int Depth => xml.Depth;

    public XmlNodeType NodeType => xml.NodeType;

    public bool IsEmptyElement => xml.IsEmptyElement;

    public string NamespaceUri => xml.NamespaceURI;

    /// <summary>In lower case, for some publishers shout.</summary>
    public string Name => Lower(xml.LocalName);

    public bool Next()
    {
        if (Stopped)
        {
            return false;
        }

        try
        {
            if (!xml.Read())
            {
                Stopped = true;
            }
            else if (xml.Depth > FeedLimits.Depth)
            {
                Stop(DocumentEnd.OverLimit);
            }
        }
        catch (XmlException)
        {
            Stop(DocumentEnd.Truncated);
        }

        return !Stopped;
    }

    public void Stop(DocumentEnd end)
    {
        Stopped = true;
        End = end;
    }

    /// <summary>Of the text it stands on. Long texts are read only now, and may turn out to be broken.</summary>
    public string Value()
    {
        try
        {
            return xml.Value;
        }
        catch (XmlException)
        {
            Stop(DocumentEnd.Truncated);
            return string.Empty;
        }
    }

    public string? Attribute(string name) => xml.HasAttributes ? xml.GetAttribute(name) : null;

    public string? Attribute(string name, string namespaceUri) => xml.HasAttributes ? xml.GetAttribute(name, namespaceUri) : null;

    /// <summary>To the end of the element it stands on.</summary>
    public void Skip()
    {
        var depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            while (Next() && xml.Depth > depth)
            {
            }
        }
    }

    private static string Lower(string name) => name.AsSpan().ContainsAnyInRange('A', 'Z') ? name.ToLowerInvariant() : name;
}
