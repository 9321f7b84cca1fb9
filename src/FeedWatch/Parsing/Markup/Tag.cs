using System.Buffers;

namespace FeedWatch.Parsing.Markup;

/// <summary>Where a start tag's name and attributes lie in the document, and where it ends.</summary>
internal readonly record struct Tag(int NameStart, int NameLength, int AttributesEnd, int End, bool IsEmpty)
{
    // A value that is longer has lost its closing quote.
    private const int LongestValue = 64 * 1024;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\n\r\f>/<\"'=");
    private static readonly SearchValues<char> TagEnds = SearchValues.Create("><\"'");

    /// <param name="document">All of it.</param>
    /// <param name="start">Where the name begins, after the &lt;.</param>
    /// <returns>Null where the document ends before the tag does.</returns>
    public static Tag? Read(ReadOnlySpan<char> document, int start)
    {
        var nameLength = document[start..].IndexOfAny(NameEnds);
        if (nameLength < 0)
        {
            return null;
        }

        var position = start + nameLength;
        while (true)
        {
            var found = document[position..].IndexOfAny(TagEnds);
            if (found < 0)
            {
                return null;
            }

            position += found;
            switch (document[position])
            {
                case '>':
                    var isEmpty = document[position - 1] == '/';
                    return new Tag(start, nameLength, isEmpty ? Math.Max(position - 1, start + nameLength) : position, position + 1, isEmpty);
                case '<':
                    // Its > was forgotten.
                    return new Tag(start, nameLength, position, position, IsEmpty: false);
                default:
                    position += QuotedLength(document, position);
                    break;
            }
        }
    }

    /// <summary>One for a quote that opens nothing: an apostrophe in a value without quotes, or one that lost its partner.</summary>
    private static int QuotedLength(ReadOnlySpan<char> document, int quote)
    {
        if (!document[..quote].TrimEnd(" \t\r\n").EndsWith('='))
        {
            return 1;
        }

        var rest = document[(quote + 1)..];
        rest = rest[..Math.Min(rest.Length, LongestValue)];
        var length = rest.IndexOf(document[quote]);
        return length < 0 || rest[..length].Contains("</", StringComparison.Ordinal) ? 1 : length + 2;
    }
}
