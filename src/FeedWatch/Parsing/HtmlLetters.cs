using System.Runtime.InteropServices;

namespace FeedWatch.Parsing;

/// <summary>The letters and signs of HTML that become text, white space apart, each with its place in the markup: all of it for one that is written &amp;eacute;.</summary>
internal sealed class HtmlLetters
{
    private readonly List<char> letters = [];
    private readonly List<HtmlPlace> places = [];

    public ReadOnlySpan<char> Letters => CollectionsMarshal.AsSpan(letters);

    public IReadOnlyList<HtmlPlace> Places => places;

    /// <param name="html">The markup.</param>
    /// <param name="range">The part of it to read.</param>
    /// <param name="withDropped">Also what stands in elements that are no text, but for scripts and the like: where they are nested wrongly, a browser reads some of it.</param>
    public static HtmlLetters Read(string html, Range range, bool withDropped)
    {
        var (start, length) = range.GetOffsetAndLength(html.Length);
        var read = new HtmlLetters();
        new HtmlLetterReader(html.AsSpan(0, start + length), start, read, withDropped).Run();
        read.MendSurrogates();
        return read;
    }

    public void Add(char letter, int start, int end)
    {
        if (TextSink.Keeps(letter))
        {
            letters.Add(letter);
            places.Add(new HtmlPlace(start, end));
        }
    }

    // As the text was mended.
    private void MendSurrogates()
    {
        for (var at = 0; at < letters.Count; at++)
        {
            if (at + 1 < letters.Count && char.IsSurrogatePair(letters[at], letters[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(letters[at]))
            {
                letters[at] = '\uFFFD';
            }
        }
    }
}
