using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Language;

/// <summary>Whether words typed in a query can be found at all, and are meant as words.</summary>
internal static class WordCheck
{
    public static void Phrase(string phrase, Spot at, MistakeList mistakes)
    {
        if (phrase.Length == 0)
        {
            mistakes.Refuse(at, "There is nothing between the quotes.", "Write the phrase between them, or leave both out.");
            return;
        }

        if (phrase.Contains('*', StringComparison.Ordinal))
        {
            mistakes.Refuse(at, "A star inside quotes is not supported yet in this version.", "Write each form of the phrase: (\"sanction list\" OR \"sanctions list\").");
            return;
        }

        Words(phrase, at, mistakes);
    }

    public static void Run(string run, Spot at, MistakeList mistakes)
    {
        if (run[0] is '!' or '！' && run.Length > 1)
        {
            mistakes.Refuse(at, $"{run} does not mean NOT here.", $"Write -{run[1..]} or NOT {run[1..]}.");
            return;
        }

        if (run is "and" or "or" or "not" or "near" or "And" or "Or" or "Not" or "Near")
        {
            mistakes.Warn(at, $"\"{run}\" is searched as a word, because operators are written in capitals.", $"Did you mean {run.ToUpperInvariant()}? If not, put it in quotes.");
        }

        Words(run, at, mistakes);
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
