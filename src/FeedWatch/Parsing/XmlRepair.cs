using System.Text;
using System.Xml;

namespace FeedWatch.Parsing;

/// <summary>Mends what publishers most often get wrong and XML does not forgive: HTML's entities, a bare &amp;, control characters.</summary>
internal static class XmlRepair
{
    private const string CDataStart = "<![CDATA[";
    private const string CDataEnd = "]]>";

    public static string Mend(string text)
    {
        var mended = new StringBuilder(text.Length + 64);
        var position = 0;
        while (position < text.Length && mended.Length < FeedLimits.Characters)
        {
            var next = text.AsSpan(position).IndexOfAny('<', '&');
            var end = next < 0 ? text.Length : position + next;
            AppendLegal(mended, text.AsSpan(position, end - position));
            position = end == text.Length ? end : text[end] == '&' ? Reference(mended, text, end) : Markup(mended, text, end);
        }

        return mended.ToString();
    }

    private static int Markup(StringBuilder mended, string text, int start)
    {
        var rest = text.AsSpan(start);
        if (rest.StartsWith(CDataStart, StringComparison.Ordinal))
        {
            var end = rest.IndexOf(CDataEnd);
            var length = end < 0 ? rest.Length : end + CDataEnd.Length;
            AppendLegal(mended, rest[..length]);
            return start + length;
        }

        var isMarkup = rest.Length > 1 && (char.IsLetter(rest[1]) || rest[1] is '/' or '!' or '?' or '_');
        mended.Append(isMarkup ? "<" : "&lt;");
        return start + 1;
    }

    private static int Reference(StringBuilder mended, string text, int start)
    {
        var rest = text.AsSpan(start + 1);
        var length = rest.IndexOfAnyExcept(HtmlCharacters.OfReferences);
        if (length <= 0 || rest[length] != ';' || HtmlEntities.Resolve(rest[..length]) is not { } symbol)
        {
            mended.Append("&amp;");
            return start + 1;
        }

        if (rest[0] != '#' && symbol is "&" or "<" or ">" or "\"" or "'")
        {
            mended.Append(text, start, length + 2);
        }
        else
        {
            AppendEscaped(mended, symbol);
        }

        return start + length + 2;
    }

    private static void AppendEscaped(StringBuilder mended, string symbol)
    {
        if (symbol is "&" or "<" or ">" or "\"" or "'")
        {
            mended.Append("&#").Append((int)symbol[0]).Append(';');
        }
        else
        {
            AppendLegal(mended, symbol);
        }
    }

    private static void AppendLegal(StringBuilder mended, ReadOnlySpan<char> text)
    {
        while (FirstIllegal(text) is >= 0 and var illegal)
        {
            mended.Append(text[..illegal]).Append(' ');
            text = text[(illegal + 1)..];
        }

        mended.Append(text);
    }

    private static int FirstIllegal(ReadOnlySpan<char> text)
    {
        for (var place = 0; place < text.Length; place++)
        {
            if (place + 1 < text.Length && char.IsSurrogatePair(text[place], text[place + 1]))
            {
                place++;
            }
            else if (!XmlConvert.IsXmlChar(text[place]))
            {
                return place;
            }
        }

        return -1;
    }
}
