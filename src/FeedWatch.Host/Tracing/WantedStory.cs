using FeedWatch.Feeds;
using FeedWatch.Matching;
using FeedWatch.Storing;

namespace FeedWatch.Host.Tracing;

/// <summary>The story that a person asks about, by its address or its headline.</summary>
internal sealed class WantedStory
{
    // A headline with the name of its paper behind it is still that headline; three words are in many.
    private const int FewestWordsOfAPart = 4;
    private const int ShortestTellingWord = 4;

    private readonly string given;
    private readonly string? address;
    private readonly IReadOnlyList<string> words;
    private readonly HashSet<string> tellingWords;

    private WantedStory(string given, Uri? link)
    {
        this.given = given;
        Link = link;
        address = link is null ? null : CanonicalUrl.OfStory(link);
        words = FoldedWords.Of(link is null ? given : Uri.UnescapeDataString(link.AbsolutePath));
        tellingWords = Telling(words);
    }

    /// <summary>Null for a headline.</summary>
    public Uri? Link { get; }

    public static WantedStory Of(string given)
    {
        var text = given.Trim();
        var isAddress = text.Contains("://", StringComparison.Ordinal) || (text.Contains('/', StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace));
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        return new WantedStory(text, isAddress && Uri.TryCreate(whole, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null);
    }

    public Likeness LikenessTo(StoryHeadline headline)
    {
        if (address is not null)
        {
            return headline.Link is { } link && (link == Link || CanonicalUrl.OfStory(link) == address) ? Likeness.Link : Likeness.None;
        }

        if (headline.Title == given)
        {
            return Likeness.Headline;
        }

        var others = FoldedWords.Of(headline.Title);
        return words.Count > 0 && others.SequenceEqual(words) ? Likeness.Words
            : Holds(others, words) || (others.Count >= FewestWordsOfAPart && Holds(words, others)) ? Likeness.Part
            : Likeness.None;
    }

    /// <summary>How many telling words a headline has in common with it: of an address, with what it reads like.</summary>
    public int WordsInCommon(StoryHeadline headline) => Telling(FoldedWords.Of(headline.Title)).Count(tellingWords.Contains);

    /// <summary>One word is chance, unless there is no other.</summary>
    public int FewestInCommon => Math.Clamp(tellingWords.Count, 1, 2);

    // Articles and prepositions are in every headline. Other scripts say more with fewer letters.
    private static HashSet<string> Telling(IEnumerable<string> words) =>
        words.Where(word => word.Length >= ShortestTellingWord || !char.IsAscii(word[0])).ToHashSet(StringComparer.Ordinal);

    private static bool Holds(IReadOnlyList<string> whole, IReadOnlyList<string> part) =>
        part.Count > 0 && Enumerable.Range(0, Math.Max(0, whole.Count - part.Count + 1)).Any(start => whole.Skip(start).Take(part.Count).SequenceEqual(part));
}

/// <summary>By what a kept story was known, the surest last.</summary>
internal enum Likeness
{
    None,

    /// <summary>One headline holds the other's words in a row.</summary>
    Part,

    /// <summary>The words, but for capitals, accents and signs.</summary>
    Words,

    Headline,

    Link,
}
