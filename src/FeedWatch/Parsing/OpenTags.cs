namespace FeedWatch.Parsing;

/// <summary>The elements that are open, as long as each closes where it should: then a tree would give the same text.</summary>
/// <param name="places">Room for where the name of each begins in the text.</param>
internal ref struct OpenTags(ReadOnlySpan<char> html, Span<int> places)
{
    private readonly ReadOnlySpan<char> html = html;
    private readonly Span<int> places = places;
    private int count;

    public bool Open(int place, int length)
    {
        var name = html.Slice(place, length);
        if (HtmlElements.KindOf(name) == ElementKind.LineBreak || Is(name, "img") || Is(name, "wbr"))
        {
            return true;
        }

        if (count == places.Length || !HtmlElements.IsSimple(name) || ClosesAnother(name))
        {
            return false;
        }

        places[count++] = place;
        return true;
    }

    public bool Close(ReadOnlySpan<char> name) => count > 0 && Is(NameAt(places[--count]), name);

    // A link in a link, a heading in a heading and an entry of the same list end the one before.
    private readonly bool ClosesAnother(ReadOnlySpan<char> name)
    {
        var isEntry = Is(name, "li");
        for (var number = count - 1; number >= 0 && (isEntry || IsHeading(name) || Is(name, "a")); number--)
        {
            var outer = NameAt(places[number]);
            if (Is(outer, name) || (IsHeading(outer) && IsHeading(name)))
            {
                return true;
            }

            if (isEntry && (Is(outer, "ul") || Is(outer, "ol")))
            {
                return false;
            }
        }

        return false;
    }

    private readonly ReadOnlySpan<char> NameAt(int place)
    {
        var rest = html[place..];
        return rest[..rest.IndexOfAny(HtmlCharacters.AfterName)];
    }

    private static bool Is(ReadOnlySpan<char> name, ReadOnlySpan<char> other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool IsHeading(ReadOnlySpan<char> name) => name is ['h' or 'H', >= '1' and <= '6'];
}
