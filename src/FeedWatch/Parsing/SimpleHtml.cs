namespace FeedWatch.Parsing;

/// <summary>Reads ordinary markup in one pass, without a tree. Strict, it gives up wherever a tree could make another text of it.</summary>
internal ref struct SimpleHtml
{
    private const int DeepestNesting = 32;

    private readonly ReadOnlySpan<char> html;
    private readonly TextSink sink;
    private readonly bool strict;
    private OpenTags open;
    private int position;

    private SimpleHtml(ReadOnlySpan<char> html, TextSink sink, bool strict, Span<int> nesting)
    {
        this.html = html;
        open = new OpenTags(html, nesting);
        this.sink = sink;
        this.strict = strict;
    }

    /// <returns>False only when strict; the sink is then of no use.</returns>
    public static bool TryAppend(ReadOnlySpan<char> html, TextSink sink, bool strict) => new SimpleHtml(html, sink, strict, stackalloc int[DeepestNesting]).Run();

    /// <summary>What an element does to the text where it begins and where it ends.</summary>
    /// <returns>Whether its content is text.</returns>
    public static bool Mark(ElementKind kind, TextSink sink)
    {
        if (kind is ElementKind.Block or ElementKind.LineBreak)
        {
            sink.Break();
        }
        else if (kind == ElementKind.Word)
        {
            sink.Space();
        }

        return kind != ElementKind.Dropped;
    }

    private bool Run()
    {
        while (position < html.Length && !sink.IsFull)
        {
            var rest = html[position..];
            var next = rest.IndexOfAny('<', '&');
            if (next < 0)
            {
                sink.Append(rest);
                return true;
            }

            sink.Append(rest[..next]);
            position += next;
            if (!(html[position] == '&' ? Reference() : Markup()))
            {
                return false;
            }
        }

        return true;
    }

    private bool Reference()
    {
        var rest = html[(position + 1)..];
        if (rest.IsEmpty || !(char.IsAsciiLetterOrDigit(rest[0]) || rest[0] == '#'))
        {
            return Literal('&');
        }

        var end = rest.IndexOfAnyExcept(HtmlCharacters.OfReferences);
        if (end > 0 && rest[end] == ';' && HtmlEntities.Resolve(rest[..end]) is { } symbol)
        {
            sink.Append(symbol);
            position += end + 2;
            return true;
        }

        // Without its semicolon, HTML still knows some of them.
        return !strict && Literal('&');
    }

    private bool Markup()
    {
        var rest = html[(position + 1)..];
        if (rest.IsEmpty)
        {
            return Literal('<');
        }

        return rest[0] switch
        {
            '!' => Declaration(rest),
            '/' when rest.Length > 1 && char.IsAsciiLetter(rest[1]) => Tag(rest[1..], isEnd: true),
            '/' or '?' => !strict && SkipTo(">"),
            _ when char.IsAsciiLetter(rest[0]) => Tag(rest, isEnd: false),
            _ => Literal('<'),
        };
    }

    private bool Literal(char character)
    {
        sink.Append([character]);
        position++;
        return true;
    }

    private bool Declaration(ReadOnlySpan<char> rest)
    {
        if (!rest.StartsWith("!--"))
        {
            return !strict && SkipTo(">");
        }

        var comment = rest[3..];
        var end = comment.IndexOf("-->");
        var isPlain = end >= 0 && !comment.StartsWith(">") && !comment.StartsWith("->") && !comment[..end].Contains("--!>", StringComparison.Ordinal);
        return (isPlain || !strict) && SkipTo("-->");
    }

    private bool Tag(ReadOnlySpan<char> rest, bool isEnd)
    {
        var nameEnd = rest.IndexOfAny(HtmlCharacters.AfterName);
        var name = nameEnd < 0 ? rest : rest[..nameEnd];
        var length = nameEnd < 0 ? -1 : HtmlCharacters.EndOfTag(rest[nameEnd..]);
        if (length < 0)
        {
            // HTML drops a tag that the text ends in.
            position = html.Length;
            return !strict;
        }

        var place = html.Length - rest.Length;
        position = place + nameEnd + length;
        if (strict && !(isEnd ? open.Close(name) : open.Open(place, name.Length)))
        {
            return false;
        }

        return Mark(HtmlElements.KindOf(name), sink) || isEnd || SkipContent(name);
    }

    private bool SkipContent(ReadOnlySpan<char> name)
    {
        var rest = html[position..];
        var end = rest.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            // HTML drops all that follows a script without an end.
            position = html.Length;
            return !strict;
        }

        var isPlain = !rest[..end].Contains("<!--", StringComparison.Ordinal) && !char.IsAsciiLetterOrDigit(rest[Math.Min(end + name.Length + 2, rest.Length - 1)]);
        position += end;
        return isPlain || !strict;
    }

    private bool SkipTo(string mark)
    {
        var end = html[position..].IndexOf(mark);
        position = end < 0 ? html.Length : position + end + mark.Length;
        return true;
    }
}
