using System.Xml;
using FeedWatch.Delivering;

namespace FeedWatch.Host.Lists;

/// <summary>Reads the subscriptions of an OPML file, whatever folders they lie in. No DTD, no entities, bounded in size, depth and count.</summary>
public static class OpmlReader
{
    private const int MostCharacters = 16 * 1024 * 1024;
    private const int MostOutlines = 10_000;
    private const int DeepestFolder = 32;
    private const int LongestName = 200;

    public static OpmlResult Read(Stream stream)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostCharacters,
            CheckCharacters = false,
        };
        try
        {
            using var xml = XmlReader.Create(stream, settings);
            return ReadBody(xml);
        }
        catch (XmlException exception)
        {
            return new OpmlResult.NotOpml(CleanText.OneLine(exception.Message));
        }
    }

    private static OpmlResult ReadBody(XmlReader xml)
    {
        var outlines = new List<OpmlOutline>();
        var folders = new Stack<(int Depth, string Name)>();
        var skipped = 0;
        if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "opml")
        {
            return new OpmlResult.NotOpml("Its first element is not <opml>.");
        }

        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "outline")
            {
                continue;
            }

            if (xml.Depth > DeepestFolder || outlines.Count >= MostOutlines)
            {
                return new OpmlResult.NotOpml($"It holds more than {MostOutlines} subscriptions, or folders more than {DeepestFolder} deep.");
            }

            while (folders.TryPeek(out var outer) && outer.Depth >= xml.Depth)
            {
                folders.Pop();
            }

            skipped += AddOutline(xml, folders, outlines);
        }

        return new OpmlResult.Read(outlines, skipped);
    }

    private static int AddOutline(XmlReader xml, Stack<(int Depth, string Name)> folders, List<OpmlOutline> outlines)
    {
        var name = NameOf(xml);
        if (xml.GetAttribute("xmlUrl") is not { } address)
        {
            if (!xml.IsEmptyElement)
            {
                folders.Push((xml.Depth, name));
            }

            return 0;
        }

        if (!Uri.TryCreate(address.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return 1;
        }

        var categories = (xml.GetAttribute("category") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var tags = folders.Reverse().Select(folder => folder.Name).Concat(categories.Select(category => category.Trim('/')))
            .Select(tag => CleanText.OneLine(tag)).Where(tag => tag.Length > 0).Distinct().ToList();
        outlines.Add(new OpmlOutline(url, name.Length > 0 ? name : url.Host, tags, xml.GetAttribute("language")));
        return 0;
    }

    private static string NameOf(XmlReader xml)
    {
        var name = xml.GetAttribute("title");
        return CleanText.OneLine(string.IsNullOrWhiteSpace(name) ? xml.GetAttribute("text") ?? string.Empty : name, LongestName);
    }
}
