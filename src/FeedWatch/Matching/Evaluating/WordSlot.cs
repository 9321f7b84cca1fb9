using FeedWatch.Matching.Forms;
using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Evaluating;

/// <summary>One word of a row that a query asks for, in numbers.</summary>
internal sealed class WordSlot(WordPattern pattern, int[] words, int prefix)
{
    /// <summary>Any of these in the vocabulary; none for a prefix.</summary>
    public int[] Words => words;

    /// <summary>A number among <see cref="Prefixes"/>, or -1.</summary>
    public int Prefix => prefix;

    /// <summary>How often its words are to be expected, by <see cref="WordCost"/>.</summary>
    public int Cost { get; } = prefix >= 0 ? WordCost.OfPrefix(pattern.Forms[0]) : pattern.Forms.Sum(WordCost.Of);

    /// <summary>Whether a word of the story is one of these.</summary>
    public bool Takes(StoryWords story, int sighting) => HasWord(story, sighting) && TakesSpelling(story, sighting);

    /// <summary>Whether a word that is one of these has the capitals, or the spelling, that it must have.</summary>
    public bool TakesSpelling(StoryWords story, int sighting) =>
        (pattern.Needs == Capitals.None || CapitalsReader.Read(story.Written(sighting), out _) >= pattern.Needs)
        && (!pattern.IsExact || Spelling.IsSame(story.Written(sighting), pattern.Written, pattern.IsPrefix));

    private bool HasWord(StoryWords story, int sighting)
    {
        if (prefix >= 0)
        {
            return story.IsBegun(sighting, prefix);
        }

        var word = story[sighting].Word;
        foreach (var wanted in words)
        {
            if (wanted == word)
            {
                return true;
            }
        }

        return false;
    }
}
