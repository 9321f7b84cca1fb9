namespace FeedWatch.Parsing;

/// <summary>Walks any markup as a browser's tokeniser does, and hands on what is text with its place. It makes no tree: what a browser moves, it leaves where it is written.</summary>
internal ref struct HtmlLetterReader(ReadOnlySpan<char> html, int start, HtmlLetters letters, bool withDropped)
{
    private readonly ReadOnlySpan<char> html = html;
    private int position = start;

    // The outermost element around that is no text, and how many of its name are open.
    private ReadOnlySpan<char> dropped;
    private int droppedDepth;

    public void Run()
    {
        while (position < html.Length)
        {
            switch (html[position])
            {
                case '<':
                    Markup(html[(position + 1)..]);
                    break;
                case '&':
                    Reference(html[(position + 1)..]);
                    break;
                default:
                    Put(html.Slice(position, 1), length: 1);
                    break;
            }
        }
    }

    private void Markup(ReadOnlySpan<char> rest)
    {
        switch (rest)
        {
            case ['!', '-', '-', .. var comment]:
                position += 4 + EndOfComment(comment);
                break;
            case ['!' or '?', ..]:
                SkipTo(">");
                break;
            case ['/', var first, ..] when char.IsAsciiLetter(first):
                Tag(rest[1..], isEnd: true);
                break;
            case ['/', _, ..]:
                SkipTo(">");
                break;
            case [var first, ..] when char.IsAsciiLetter(first):
                Tag(rest, isEnd: false);
                break;
            default:
                Put("<", length: 1);
                break;
        }
    }

    private static int EndOfComment(ReadOnlySpan<char> comment)
    {
        if (comment is ['>', ..] or ['-', '>', ..])
        {
            return comment[0] == '>' ? 1 : 2;
        }

        var end = comment.IndexOf("-->");
        var oddEnd = (end < 0 ? comment : comment[..end]).IndexOf("--!>");
        return oddEnd >= 0 ? oddEnd + 4 : end < 0 ? comment.Length : end + 3;
    }

    private void Tag(ReadOnlySpan<char> rest, bool isEnd)
    {
        var nameEnd = rest.IndexOfAny(HtmlCharacters.AfterName);
        var length = nameEnd < 0 ? -1 : HtmlCharacters.EndOfTag(rest[nameEnd..]);
        position = length < 0 ? html.Length : html.Length - rest.Length + nameEnd + length;
        if (length < 0)
        {
            return;
        }

        var name = rest[..nameEnd];
        if (!isEnd && HtmlElements.IsRaw(name))
        {
            Raw(name);
        }
        else
        {
            Drop(name, isEnd, isWhole: HtmlElements.IsForeign(name) && html[position - 2] == '/');
        }
    }

    private void Drop(ReadOnlySpan<char> name, bool isEnd, bool isWhole)
    {
        if (!isEnd && HtmlElements.IsForeign(dropped) && HtmlElements.EndsForeign(name))
        {
            droppedDepth = 0;
        }

        if (!isWhole && HtmlElements.KindOf(name) == ElementKind.Dropped && (droppedDepth == 0 || Is(name, dropped)))
        {
            dropped = name;
            droppedDepth = Math.Max(0, droppedDepth + (isEnd ? -1 : 1));
        }
    }

    // Up to its own end tag, whatever stands there is no markup.
    private void Raw(ReadOnlySpan<char> name)
    {
        var isText = HtmlElements.KindOf(name) != ElementKind.Dropped;
        while (position < html.Length && !IsEndOf(name))
        {
            Put(html.Slice(position, isText ? 1 : 0), length: 1);
        }
    }

    private readonly bool IsEndOf(ReadOnlySpan<char> name) =>
        html[position..] is ['<', '/', .. var rest] && rest.Length > name.Length && Is(rest[..name.Length], name) && HtmlCharacters.AfterName.Contains(rest[name.Length]);

    private void Reference(ReadOnlySpan<char> rest)
    {
        var length = rest.IndexOfAnyExcept(HtmlCharacters.OfReferences);
        if (length > 0 && rest[length] == ';' && HtmlEntities.Resolve(rest[..length]) is { } symbol)
        {
            Put(symbol, length + 2);
        }
        else if (HtmlEntities.ResolveOpen(rest[..(length < 0 ? rest.Length : length)], out length) is { } open)
        {
            Put(open, length + 1);
        }
        else
        {
            Put("&", length: 1);
        }
    }

    private void Put(scoped ReadOnlySpan<char> text, int length)
    {
        for (var number = 0; number < text.Length && (withDropped || droppedDepth == 0); number++)
        {
            letters.Add(text[number], position, position + length);
        }

        position += length;
    }

    private void SkipTo(string mark)
    {
        var end = html[position..].IndexOf(mark);
        position = end < 0 ? html.Length : position + end + mark.Length;
    }

    private static bool Is(ReadOnlySpan<char> name, ReadOnlySpan<char> other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
