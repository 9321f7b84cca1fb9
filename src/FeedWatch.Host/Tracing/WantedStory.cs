using System.Diagnostics.CodeAnalysis;
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
    private const string Advice = "Write the story's address, its headline or some words of it.";

    private readonly string given;
    private readonly string? address;
    private readonly string? page;
    private readonly IReadOnlyList<string> words;
    private readonly HashSet<string> tellingWords;

    private WantedStory(string given, Uri? link)
    {
        this.given = given;
        Link = link;
        address = link is null ? null : CanonicalUrl.OfStory(link);
        page = link is { Fragment.Length: > 0 } ? CanonicalUrl.OfStory(new UriBuilder(link) { Fragment = string.Empty }.Uri) : null;
        words = FoldedWords.Of(link is null ? given : Uri.UnescapeDataString(link.AbsolutePath));
        tellingWords = Telling(words);
    }

    /// <summary>Null for a headline.</summary>
    public Uri? Link { get; }

    /// <summary>Whether that can be looked for.</summary>
    /// <param name="given">As a person wrote it.</param>
    /// <param name="wanted">Where it can.</param>
    /// <param name="refusal">Where it cannot: why, and what to write.</param>
    public static bool TryRead(string given, [NotNullWhen(true)] out WantedStory? wanted, [NotNullWhen(false)] out string? refusal)
    {
        var text = given.Trim();
        (wanted, refusal) = (null, null);
        if (HasScheme(text))
        {
            wanted = AddressOf(text) is { } link ? new WantedStory(text, link) : null;
            refusal = wanted is null ? $"{text} is no http or https address of a story." : null;
            return wanted is not null;
        }

        wanted = new WantedStory(text, LooksLikeAnAddress(text) ? AddressOf($"https://{text}") : null);
        if (wanted is { Link: null, words.Count: 0 })
        {
            (wanted, refusal) = (null, text.Length == 0 ? $"There is nothing to look for. {Advice}" : $"{text} holds no word. {Advice}");
            return false;
        }

        return true;
    }

    public Likeness LikenessTo(StoryHeadline headline)
    {
        if (address is not null)
        {
            return headline.Link is { } link ? LikenessTo(link) : Likeness.None;
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

    private Likeness LikenessTo(Uri link)
    {
        var other = CanonicalUrl.OfStory(link);
        return other == address ? Likeness.Link : other == page ? Likeness.Page : Likeness.None;
    }

    private static bool HasScheme(string text) => text.IndexOf("://", StringComparison.Ordinal) is > 0 and var end && text[..end].All(char.IsAsciiLetterOrDigit);

    private static bool LooksLikeAnAddress(string text) => text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash && text[..slash].Contains('.', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace);

    private static Uri? AddressOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", Host.Length: > 0 } ? url : null;

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

    /// <summary>The address without its fragment.</summary>
    Page,

    Link,
}
