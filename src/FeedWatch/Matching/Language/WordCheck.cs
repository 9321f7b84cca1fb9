using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Language;

/// <summary>Whether words typed in a query can be found at all, and are meant as words.</summary>
internal static class WordCheck
{
    public const int ShortestPrefix = 3;

    public static void Phrase(string phrase, Spot at, MistakeList mistakes)
    {
        if (phrase.Length == 0)
        {
            mistakes.Refuse(at, "There is nothing between the quotes.", "Write the phrase between them, or leave both out.");
            return;
        }

        if (phrase.Contains('*', StringComparison.Ordinal))
        {
            mistakes.Refuse(at, "A star inside quotes means nothing.", "Write the words with ONEAR/0 between them: secur* ONEAR/0 council.");
            return;
        }

        Words(phrase, at, mistakes);
    }

    /// <param name="run">Without its star.</param>
    public static void Run(string run, bool isPrefix, Spot at, MistakeList mistakes)
    {
        if (run[0] is '!' or '！' && run.Length > 1)
        {
            mistakes.Refuse(at, $"{run} does not mean NOT here.", $"Write -{run[1..]} or NOT {run[1..]}.");
        }
        else if (run.AsSpan().ContainsAny('*', '＊'))
        {
            mistakes.Refuse(at, "A star stands only at the end of a word.", "Write the beginning of the word, at least three letters, and then the star: sanction*.");
        }
        else
        {
            Words(run, at, mistakes);
            CheckPrefix(run, isPrefix, at, mistakes);
        }
    }

    // A prefix of one or two letters would be met by every story, and Chinese has a word in each character.
    private static void CheckPrefix(string run, bool isPrefix, Spot at, MistakeList mistakes)
    {
        if (isPrefix && LastWord(run) is { Length: > 0 and < ShortestPrefix } last)
        {
            var advice = LetterKinds.StandsAlone(last[0]) ? $"Leave the star out: each character is a word here, so {run} is found within longer words." : "Write more of the word, or the forms that you want with OR.";
            mistakes.Refuse(at, $"Before the star of {run}* there are fewer than {ShortestPrefix} letters.", advice);
        }
    }

    private static string LastWord(string run)
    {
        var reader = new WordReader(run, stackalloc char[WordReader.LongestWord]);
        var last = string.Empty;
        while (reader.Read())
        {
            last = reader.Word.ToString();
        }

        return last;
    }

    private static void Words(string text, Spot at, MistakeList mistakes)
    {
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        if (!reader.Read())
        {
            mistakes.Refuse(at, $"There is no letter or digit in {text}.", "Leave it out: only words are found.");
            return;
        }

        do
        {
            if (reader.IsTooLong)
            {
                mistakes.Refuse(at, $"A word is over {WordReader.LongestWord} letters long.", "Write a shorter one.");
            }
        }
        while (reader.Read());
    }
}
