using System.Text;

namespace FeedWatch.Parsing.Articles;

/// <summary>Writes a page anew with what an extractor needs and nothing that could harm it: no scripts, no addresses, few kinds of elements, each of which ends where it should, not too deep and not too many.</summary>
/// <remarks>Parsers take minutes for thousands of elements within one another, or make millions of those that do not nest as they should.</remarks>
internal ref struct ArticleMarkup
{
    public const int Deepest = 60;

    private const int MostTags = 5_000;
    private const int MostCharacters = 256 * 1024;

    private readonly ReadOnlySpan<char> page;
    private readonly StringBuilder clean = new("<!DOCTYPE html><html><body>");
    private readonly List<string> open = [];
    private readonly HashSet<string> unclosed = new(StringComparer.OrdinalIgnoreCase);
    private int position;
    private int tags;
    private bool hasGap;
    private bool hasBreak;

    private ArticleMarkup(ReadOnlySpan<char> page) => this.page = page;

    /// <summary>What goes beyond the limits is left out, at its end.</summary>
    public static string Clean(ReadOnlySpan<char> page) => new ArticleMarkup(page).Run();

    private string Run()
    {
        while (position < page.Length && clean.Length < MostCharacters && tags < MostTags)
        {
            var length = page[position..].IndexOf('<');
            var text = page[position..(length < 0 ? page.Length : position + length)];
            Text(text);
            position += text.Length;
            if (position < page.Length)
            {
                Markup();
            }
        }

        CloseTo(0);
        return clean.Append("</body></html>").ToString();
    }

    private void Text(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, MostCharacters - Math.Min(clean.Length, MostCharacters))];
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character))
            {
                hasGap = true;
                continue;
            }

            Put(character is '\0' ? '\uFFFD' : character);
        }
    }

    private void Put(char character)
    {
        if (hasGap)
        {
            clean.Append(' ');
        }

        clean.Append(character);
        (hasGap, hasBreak) = (false, false);
    }

    private void Markup()
    {
        var rest = page[(position + 1)..];
        switch (rest)
        {
            case ['!', '-', '-', ..]:
                SkipTo("-->");
                break;
            case ['!' or '?', ..]:
                SkipTo(">");
                break;
            case ['/', var letter, ..] when char.IsAsciiLetter(letter):
                Tag(rest[1..], isEnd: true);
                break;
            case [var letter, ..] when char.IsAsciiLetter(letter):
                Tag(rest, isEnd: false);
                break;
            default:
                Text("&lt;");
                position++;
                break;
        }
    }

    private void Tag(ReadOnlySpan<char> rest, bool isEnd)
    {
        var nameEnd = rest.IndexOfAny(HtmlCharacters.AfterName);
        var length = nameEnd < 0 ? -1 : HtmlCharacters.EndOfTag(rest[nameEnd..]);
        if (length < 0)
        {
            // HTML drops a tag that the page ends in.
            position = page.Length;
            return;
        }

        var name = rest[..nameEnd];
        var attributes = rest.Slice(nameEnd, length - 1);
        position = page.Length - rest.Length + nameEnd + length;
        var kept = ArticleElements.NameOf(name);
        if (isEnd)
        {
            Close(kept);
        }
        else if (ArticleElements.IsDropped(name))
        {
            SkipContent(name);
        }
        else if (kept is not null)
        {
            Open(kept, attributes);
        }
        else
        {
            Part(HtmlElements.KindOf(name));
        }
    }

    // Two breaks in a row are how some write a paragraph.
    private void Part(ElementKind kind)
    {
        if (kind == ElementKind.LineBreak && hasBreak)
        {
            Open(ArticleElements.Paragraph, []);
        }
        else if (kind is not ElementKind.Inline)
        {
            hasGap = true;
            hasBreak = kind == ElementKind.LineBreak;
        }
    }

    private void Open(string name, ReadOnlySpan<char> attributes)
    {
        EndImplied(name);

        // A link in a link would be closed and opened again in each of the elements between.
        if (open.Count >= Deepest || (name == ArticleElements.Link && open.Contains(name)))
        {
            hasGap |= name != ArticleElements.Link;
            return;
        }

        PutGap();
        open.Add(name);
        tags++;
        clean.Append('<').Append(name);
        if (name == ArticleElements.Link)
        {
            clean.Append(" href=\"/\"");
        }

        ArticleAttributes.Write(attributes, clean);
        clean.Append('>');
        hasBreak = false;
    }

    // A paragraph holds no other block, and a link within one ends with it.
    private void EndImplied(string name)
    {
        if (name != ArticleElements.Link && open is [.., ArticleElements.Paragraph, ArticleElements.Link])
        {
            CloseTo(open.Count - 1);
        }

        if (open.Count > 0 && ArticleElements.Ends(open[^1], name))
        {
            CloseTo(open.Count - 1);
        }
    }

    private void Close(string? name)
    {
        var place = name is null ? -1 : open.LastIndexOf(name);
        if (place >= 0)
        {
            CloseTo(place);
        }
    }

    private void CloseTo(int depth)
    {
        PutGap();
        for (var place = open.Count - 1; place >= depth; place--)
        {
            clean.Append("</").Append(open[place]).Append('>');
        }

        open.RemoveRange(depth, open.Count - depth);
    }

    private void PutGap()
    {
        if (hasGap)
        {
            clean.Append(' ');
            hasGap = false;
        }
    }

    private void SkipContent(ReadOnlySpan<char> name)
    {
        var end = unclosed.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name) ? -1 : page[position..].IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase);
        if (end >= 0)
        {
            position += end;
        }
        else if (ArticleElements.IsRaw(name))
        {
            position = page.Length;
        }
        else
        {
            // Looked for once: a thousand such tags must not be a thousand searches of the page.
            unclosed.Add(name.ToString());
        }
    }

    private void SkipTo(string mark)
    {
        var end = page[position..].IndexOf(mark);
        position = end < 0 ? page.Length : position + end + mark.Length;
    }
}
