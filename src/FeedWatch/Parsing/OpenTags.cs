using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace FeedWatch.Parsing;

/// <summary>The elements that are open, as long as each closes where it should: then a tree would give the same text.</summary>
internal struct OpenTags
{
    private const int Most = 32;

    // In their order: an index is all that is kept of an open one.
    private static readonly string[] Simple =
    [
        "p", "a", "b", "i", "em", "strong", "div", "span", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "figure", "figcaption",
        "pre", "small", "sub", "sup", "u", "s", "code", "time", "font", "section", "article", "header", "footer", "cite", "q", "abbr", "mark", "del", "ins",
        "big", "strike", "tt", "center", "script", "style", "iframe",
    ];

    private static readonly FrozenDictionary<string, byte>.AlternateLookup<ReadOnlySpan<char>> Numbers =
        Simple.Select((name, number) => (name, number))
            .ToFrozenDictionary(pair => pair.name, pair => (byte)pair.number, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly byte Anchor = Numbers["a"];
    private static readonly byte ListEntry = Numbers["li"];
    private static readonly byte Ul = Numbers["ul"];
    private static readonly byte Ol = Numbers["ol"];
    private static readonly byte FirstHeading = Numbers["h1"];
    private static readonly byte LastHeading = Numbers["h6"];

    private Tags tags;
    private int count;

    public bool Open(ReadOnlySpan<char> name, ElementKind kind)
    {
        if (kind == ElementKind.LineBreak || name.Equals("img", StringComparison.OrdinalIgnoreCase) || name.Equals("wbr", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (count == Most || !Numbers.TryGetValue(name, out var number) || ClosesAnother(number))
        {
            return false;
        }

        tags[count++] = number;
        return true;
    }

    public bool Close(ReadOnlySpan<char> name) => count > 0 && Numbers.TryGetValue(name, out var number) && tags[--count] == number;

    // A link in a link, a heading in a heading and an entry of the same list end the one before.
    private readonly bool ClosesAnother(byte number)
    {
        for (var place = count - 1; place >= 0; place--)
        {
            var isOpen = tags[place];
            if ((isOpen == number && (number == Anchor || number == ListEntry)) || (IsHeading(isOpen) && IsHeading(number)))
            {
                return true;
            }

            if (number == ListEntry && (isOpen == Ul || isOpen == Ol))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsHeading(byte number) => number >= FirstHeading && number <= LastHeading;

    [InlineArray(Most)]
    private struct Tags
    {
        private byte first;
    }
}
