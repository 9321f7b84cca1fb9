namespace FeedWatch.Parsing;

/// <summary>Tags with attributes beyond all reason: XmlReader compares each with all others.</summary>
internal static class XmlTags
{
    private const int HugeTag = 64 * 1024;

    // In less than this, no tag can keep it busy for long.
    private const int HarmlessDocument = 4 * HugeTag;

    /// <returns>The length of the text where there is none.</returns>
    public static int StartOfHuge(string text)
    {
        var position = text.Length > HarmlessDocument ? text.IndexOf('<', StringComparison.Ordinal) : -1;
        while (position >= 0)
        {
            var rest = text.AsSpan(position);
            var length = rest.Length > 1 && char.IsLetter(rest[1]) ? HtmlCharacters.EndOfTag(rest[1..]) : LengthOfOther(rest);
            if (length > HugeTag && char.IsLetter(rest[1]))
            {
                return position;
            }

            var next = length < 0 ? -1 : rest[length..].IndexOf('<');
            position = next < 0 ? -1 : position + length + next;
        }

        return text.Length;
    }

    // Text within CDATA and comments is full of what looks like tags.
    private static int LengthOfOther(ReadOnlySpan<char> rest)
    {
        var end = rest.StartsWith("<![CDATA[") ? "]]>" : rest.StartsWith("<!--") ? "-->" : ">";
        var length = rest.IndexOf(end);
        return length < 0 ? -1 : length + end.Length;
    }
}
