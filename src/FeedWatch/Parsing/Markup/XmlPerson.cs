namespace FeedWatch.Parsing.Markup;

/// <summary>An author: a name, an address with the name in brackets (RSS), or elements for each (Atom).</summary>
internal static class XmlPerson
{
    public static string Read(MarkupWalk xml)
    {
        if (xml.IsEmptyElement)
        {
            return string.Empty;
        }

        if (xml.TryReadText(FeedLimits.MarkupCharacters, out var text))
        {
            return NameIn(text.Trim());
        }

        string name = string.Empty, email = string.Empty;
        for (var element = xml.Enter(); xml.NextWithin(element);)
        {
            switch (xml.Token)
            {
                case MarkupToken.Start when xml.Name is "name":
                    name = FieldText.ReadPlain(xml);
                    break;
                case MarkupToken.Start when xml.Name is "email":
                    email = FieldText.ReadPlain(xml);
                    break;
                case MarkupToken.Text:
                    text = xml.Value(FeedLimits.LineCharacters);
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
