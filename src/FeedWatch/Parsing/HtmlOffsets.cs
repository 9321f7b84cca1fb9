using System.Runtime.InteropServices;

namespace FeedWatch.Parsing;

/// <summary>The way back from plain text to the HTML that it was made of, for every script. Made only for what was found: it walks all of the HTML once more.</summary>
public sealed class HtmlOffsets
{
    private static readonly HtmlOffsets Same = new(null);

    // By UTF-16 unit of the text; null: the text is the HTML.
    private readonly HtmlPlace[]? places;

    private HtmlOffsets(HtmlPlace[]? places) => this.places = places;

    /// <param name="html">As given.</param>
    /// <param name="text">What one conversion made of it.</param>
    public static HtmlOffsets Of(string html, string text)
    {
        if (text == html)
        {
            return Same;
        }

        var content = HtmlText.Content(html);
        var found = new HtmlPlace[text.Length];
        if (!TryAlign(text, HtmlLetters.Read(html, content, withDropped: false), found, mayDiffer: false))
        {
            TryAlign(text, HtmlLetters.Read(html, content, withDropped: true), found, mayDiffer: true);
        }

        return new HtmlOffsets(found);
    }

    /// <summary>For a text that was made in two steps: this is the second.</summary>
    public HtmlOffsets Within(HtmlOffsets first) => this switch
    {
        _ when places is null => first,
        _ when first.places is null => this,
        _ => new HtmlOffsets(Array.ConvertAll(places, place => place.IsKnown ? first.Between(place.Start, place.End) : HtmlPlace.Unknown)),
    };

    /// <summary>From the beginning of the first letter of a place to the end of its last, with all the markup between them. Of no length where none of it is found in the HTML.</summary>
    public (int Start, int Length) Locate(int start, int length)
    {
        var place = Between(start, start + length);
        return place.IsKnown ? (place.Start, place.End - place.Start) : (0, 0);
    }

    private HtmlPlace Between(int start, int end)
    {
        if (places is null)
        {
            return new HtmlPlace(start, end);
        }

        var known = places.AsSpan(start, end - start);
        var first = known.IndexOfAnyExcept(HtmlPlace.Unknown);
        return first < 0 ? HtmlPlace.Unknown : new HtmlPlace(known[first].Start, Math.Max(known[first].End, known[known.LastIndexOfAnyExcept(HtmlPlace.Unknown)].End));
    }

    /// <returns>Whether all letters were there, one after the other.</returns>
    private static bool TryAlign(string text, HtmlLetters letters, HtmlPlace[] found, bool mayDiffer)
    {
        found.AsSpan().Fill(HtmlPlace.Unknown);
        var units = new List<int>(text.Length);
        var wanted = new List<char>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsWhiteSpace(text[at]))
            {
                units.Add(at);
                wanted.Add(text[at]);
            }
        }

        var numbers = new int[wanted.Count];
        var isSame = LetterAlignment.Align(CollectionsMarshal.AsSpan(wanted), letters.Letters, numbers);
        for (var number = 0; number < numbers.Length && (isSame || mayDiffer); number++)
        {
            found[units[number]] = numbers[number] < 0 ? HtmlPlace.Unknown : letters.Places[numbers[number]];
        }

        return isSame;
    }
}

/// <param name="End">The place after it.</param>
internal readonly record struct HtmlPlace(int Start, int End)
{
    public static HtmlPlace Unknown { get; } = new(-1, -1);

    public bool IsKnown => Start >= 0;
}
