using FeedWatch.Parsing.Markup;

namespace FeedWatch.Parsing;

/// <summary>What stands before the content of an XML document: where its root begins, what that is called, and what its DOCTYPE says.</summary>
/// <param name="Subset">What stands between the brackets of the DOCTYPE: where, and how long.</param>
internal readonly record struct Prolog(int RootStart, string RootName, string? DocumentType, (int Start, int Length) Subset, bool HasTextBefore)
{
    private const int LongestName = 40;

    // What stands before a document is a warning of a server, not a book.
    private const int MostJunk = 256 * 1024;
    private const int MostFalseStarts = 10;

    private static readonly string[] FeedStarts = ["<?xml", "<rss", "<feed", "<rdf:RDF"];

    /// <returns>Null where no element begins.</returns>
    public static Prolog? Read(ReadOnlySpan<char> text, int from = 0)
    {
        var found = new Prolog(0, string.Empty, null, default, HasTextBefore: from > 0);
        var position = Find(text, from, "<");
        found = found with { HasTextBefore = from > 0 || !text[..Math.Max(position, 0)].IsWhiteSpace() };
        while (position >= 0 && position + 1 < text.Length)
        {
            var rest = text[position..];
            if (char.IsLetter(rest[1]) || rest[1] == '_')
            {
                return found with { RootStart = position, RootName = NameIn(rest[1..]) };
            }

            if (found.DocumentType is null && rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            {
                found = found with { DocumentType = NameIn(rest["<!DOCTYPE".Length..].TrimStart()), Subset = SubsetAt(text, position) };
                position = Find(text, found.Subset.Start + found.Subset.Length, ">");
            }
            else
            {
                var end = rest.StartsWith("<!--", StringComparison.Ordinal) ? Find(text, position, "-->") : -1;
                position = end < 0 ? Find(text, position, ">") : end;
            }

            position = position < 0 ? -1 : Find(text, position, "<");
        }

        return null;
    }

    /// <summary>Servers put their warnings before the document: from where it really starts.</summary>
    public static Prolog? ReadAfterJunk(ReadOnlySpan<char> text, int from)
    {
        var within = text[..Math.Min(text.Length, from + MostJunk)];
        for (var tries = 0; tries < MostFalseStarts; tries++)
        {
            var start = FirstStart(within, from);
            var found = start < 0 ? null : Read(text, start);
            if (found is null || NoFeed.IsRootOfAFeed(found.Value.RootName))
            {
                return found;
            }

            // A warning may speak of <feedback>.
            from = start + 1;
        }

        return null;
    }

    private static int FirstStart(ReadOnlySpan<char> text, int from)
    {
        var start = -1;
        foreach (var mark in FeedStarts)
        {
            var place = text[from..].IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            start = place >= 0 && (start < 0 || from + place < start) ? from + place : start;
        }

        return start;
    }

    public bool IsSitemap => RootName.EndsWith("urlset", StringComparison.OrdinalIgnoreCase);

    public DocumentEntities EntitiesOf(ReadOnlySpan<char> text) =>
        Subset.Length == 0 ? DocumentEntities.None : DocumentEntities.Read(text.Slice(Subset.Start, Subset.Length));

    // The brackets of a DOCTYPE come before its >, and what they hold has > of its own.
    private static (int Start, int Length) SubsetAt(ReadOnlySpan<char> text, int position)
    {
        var open = text[position..].IndexOfAny('[', '>');
        if (open < 0 || text[position + open] == '>')
        {
            return (position, 0);
        }

        var start = position + open + 1;
        var length = text[start..].IndexOf(']');
        return (start, length < 0 ? 0 : length);
    }

    private static int Find(ReadOnlySpan<char> text, int from, string mark)
    {
        var place = text[from..].IndexOf(mark, StringComparison.Ordinal);
        return place < 0 ? -1 : from + place;
    }

    private static string NameIn(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < Math.Min(text.Length, LongestName) && (char.IsLetterOrDigit(text[length]) || text[length] is ':' or '-' or '_' or '.'))
        {
            length++;
        }

        return text[..length].ToString();
    }
}
