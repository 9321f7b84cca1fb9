using System.Buffers;

namespace FeedWatch.Parsing;

/// <summary>Where the parts of a tag begin and end.</summary>
internal static class HtmlCharacters
{
    private static readonly SearchValues<char> WhiteSpaceOrEnd = SearchValues.Create(" \t\n\r\f>");
    private static readonly SearchValues<char> AfterAttributeName = SearchValues.Create(" \t\n\r\f>/=");

    public static SearchValues<char> AfterName { get; } = SearchValues.Create(" \t\n\r\f>/");

    public static SearchValues<char> OfReferences { get; } =
        SearchValues.Create("#ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <param name="attributes">All that follows the name of a tag.</param>
    /// <returns>The place after its &gt;, or -1 where it has none.</returns>
    public static int EndOfTag(ReadOnlySpan<char> attributes)
    {
        var position = 0;
        while (position < attributes.Length)
        {
            switch (attributes[position])
            {
                case '>':
                    return position + 1;
                case '/' or ' ' or '\t' or '\n' or '\r' or '\f':
                    position++;
                    break;
                default:
                    position = EndOfAttribute(attributes, position);
                    break;
            }

            if (position < 0)
            {
                return -1;
            }
        }

        return -1;
    }

    private static int EndOfAttribute(ReadOnlySpan<char> attributes, int start)
    {
        // A name may begin with =, but only begin.
        var position = Find(attributes, start + 1, AfterAttributeName);
        position = SkipWhiteSpace(attributes, position);
        if (position < 0 || attributes[position] != '=')
        {
            return position;
        }

        position = SkipWhiteSpace(attributes, position + 1);
        if (position < 0 || attributes[position] == '>')
        {
            return position;
        }

        if (attributes[position] is not ('"' or '\''))
        {
            return Find(attributes, position, WhiteSpaceOrEnd);
        }

        var length = attributes[(position + 1)..].IndexOf(attributes[position]);
        return length < 0 ? -1 : position + length + 2;
    }

    private static int Find(ReadOnlySpan<char> text, int start, SearchValues<char> wanted)
    {
        var length = start > text.Length ? -1 : text[start..].IndexOfAny(wanted);
        return length < 0 ? -1 : start + length;
    }

    private static int SkipWhiteSpace(ReadOnlySpan<char> text, int start)
    {
        if (start < 0 || start >= text.Length)
        {
            return -1;
        }

        var length = text[start..].IndexOfAnyExcept(" \t\n\r\f");
        return length < 0 ? -1 : start + length;
    }
}
