namespace FeedWatch.Parsing;

/// <summary>What stands before the content of an XML document: where its root begins, what that is called, and the name its DOCTYPE gives.</summary>
internal readonly record struct Prolog(int RootStart, string RootName, string? DocumentType)
{
    private const int LongestName = 40;

    private static readonly string[] FeedStarts = ["<?xml", "<rss", "<feed", "<rdf:RDF"];

    /// <returns>Null where no element begins.</returns>
    public static Prolog? Read(string text)
    {
        string? documentType = null;
        var position = text.IndexOf('<', StringComparison.Ordinal);
        while (position >= 0 && position + 1 < text.Length)
        {
            var rest = text.AsSpan(position);
            if (char.IsLetter(rest[1]) || rest[1] == '_')
            {
                return new Prolog(position, NameIn(rest[1..]), documentType);
            }

            documentType ??= rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) ? NameIn(rest["<!DOCTYPE".Length..].TrimStart()) : null;
            position = After(text, position);
        }

        return null;
    }

    /// <summary>Servers put their warnings before the document: from where it really starts.</summary>
    public static Prolog? ReadAfterJunk(string text, int from)
    {
        var starts = FeedStarts.Select(mark => text.IndexOf(mark, from, StringComparison.OrdinalIgnoreCase)).Where(start => start >= 0).ToList();
        if (starts.Count == 0)
        {
            return null;
        }

        var start = starts.Min();
        return Read(text[start..]) is { } prolog ? prolog with { RootStart = prolog.RootStart + start } : null;
    }

    private static int After(string text, int position)
    {
        var mark = text.AsSpan(position).StartsWith("<!--", StringComparison.Ordinal) ? "-->" : ">";
        var end = text.IndexOf(mark, position, StringComparison.Ordinal);
        return end < 0 ? -1 : text.IndexOf('<', end);
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
