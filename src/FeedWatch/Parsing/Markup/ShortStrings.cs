namespace FeedWatch.Parsing.Markup;

/// <summary>Names that come again and again in a document, authors and categories: one string for each as long as they keep coming.</summary>
internal sealed class ShortStrings
{
    private const int Longest = 32;
    private const int Places = 64;

    private readonly string?[] kept = new string?[Places];

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
        {
            return new string(text);
        }

        ref var place = ref kept[(text[0] + (31 * text[^1]) + (17 * text.Length)) % Places];
        if (place is null || !text.SequenceEqual(place))
        {
            place = new string(text);
        }

        return place;
    }
}
