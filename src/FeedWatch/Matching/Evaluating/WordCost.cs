using FeedWatch.Matching.Forms;
using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Evaluating;

/// <summary>A guess at how often a word stands in a story, for choosing the rarest that a query must have. Only the order matters, and a wrong guess costs time, nothing else.</summary>
internal static class WordCost
{
    private const int OfCommonWord = 60;
    private const int OfCharacter = 30;

    public static int Of(string folded) => folded.Length switch
    {
        _ when LetterKinds.StandsAlone(folded[0]) => OfCharacter,
        <= 6 when CommonWords.Contain(folded) => OfCommonWord,
        <= 3 => 20,
        <= 5 => 10,
        <= 8 => 6,
        _ => 3,
    };

    public static int OfPrefix(string folded) => 10 + (200 / folded.Length);
}
