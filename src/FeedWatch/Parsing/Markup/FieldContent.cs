namespace FeedWatch.Parsing.Markup;

/// <summary>The common case of a field: one text, or one CDATA section, between a start tag and its end tag.</summary>
/// <param name="Start">Where the text begins, counted from the end of the start tag.</param>
/// <param name="End">Where the end tag ends.</param>
internal readonly record struct FieldContent(int Start, int Length, bool IsCData, int End)
{
    public const string CDataStart = "<![CDATA[";
    public const string CDataEnd = "]]>";

    /// <param name="rest">All that follows the start tag.</param>
    /// <param name="name">Of the element, as it stands.</param>
    /// <returns>Null where there is anything else.</returns>
    public static FieldContent? Find(ReadOnlySpan<char> rest, ReadOnlySpan<char> name)
    {
        var start = rest.IndexOfAnyExcept(" \t\r\n");
        var isCData = start >= 0 && rest[start..].StartsWith(CDataStart, StringComparison.Ordinal);
        start = isCData ? start + CDataStart.Length : 0;
        var length = isCData ? rest[start..].IndexOf(CDataEnd) : rest.IndexOf('<');
        if (length < 0)
        {
            return null;
        }

        if (isCData && IsRunaway(rest.Slice(start, length), name, out var cut))
        {
            return new FieldContent(start, cut, isCData, start + cut + name.Length + "</>".Length);
        }

        var end = start + length + (isCData ? CDataEnd.Length : 0);
        end += isCData ? Math.Max(rest[end..].IndexOfAnyExcept(" \t\r\n"), 0) : 0;
        return IsEndTag(rest[end..], name) ? new FieldContent(start, length, isCData, end + name.Length + "</>".Length) : null;
    }

    // The section of this element was never closed, and what looks like its end is that of another.
    private static bool IsRunaway(ReadOnlySpan<char> content, ReadOnlySpan<char> name, out int length)
    {
        var next = content.IndexOf(CDataStart);
        length = next < 0 ? -1 : content[..next].IndexOf($"</{name}>");
        return length >= 0;
    }

    private static bool IsEndTag(ReadOnlySpan<char> rest, ReadOnlySpan<char> name) =>
        rest.Length > name.Length + 2 && rest[1] == '/' && rest[0] == '<' && rest[name.Length + 2] == '>' && rest.Slice(2, name.Length).SequenceEqual(name);
}
