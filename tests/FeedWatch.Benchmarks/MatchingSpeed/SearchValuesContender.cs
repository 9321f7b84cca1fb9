using System.Buffers;
using FeedWatch.Parsing;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>
/// The framework's search for many strings at once, for one string of each rule. It says where one begins, not which: the words that stand there are
/// looked up in a dictionary. It goes on at the next character, so that no string hides another.
/// </summary>
internal sealed class SearchValuesContender : Contender
{
    private const int MostWords = 3;

    private readonly SpeedRule[] rules;
    private readonly SearchValues<string> strings;
    private readonly Dictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> rulesOfString;
    private readonly int[] checkedInStory;
    private int storyNumber;

    public SearchValuesContender(IReadOnlyList<SpeedRule> rules)
    {
        this.rules = [.. rules];
        checkedInStory = new int[rules.Count];
        var byString = rules.SelectMany((rule, number) => rule.Anchors.Select(anchor => (anchor, number))).GroupBy(pair => pair.anchor, pair => pair.number, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Distinct().ToArray(), StringComparer.OrdinalIgnoreCase);
        strings = Create(byString.Keys);
        rulesOfString = byString.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public override string Name => "SearchValues<string>";

    public static SearchValues<string> Create(IEnumerable<string> strings) => SearchValues.Create([.. strings], StringComparison.OrdinalIgnoreCase);

    public override void Find(Story story, List<int> hits)
    {
        storyNumber++;
        Find(story, story.Title, hits);
        Find(story, story.Body, hits);
    }

    private void Find(Story story, string text, List<int> hits)
    {
        for (var place = 0; text.AsSpan(place).IndexOfAny(strings) is var found and >= 0; place++)
        {
            place += found;
            if (WholeWords.BeginsWord(text, place))
            {
                LookUp(story, text, place, hits);
            }
        }
    }

    // One word, two and three: whatever ends at the end of a word may be a rule's.
    private void LookUp(Story story, string text, int start, List<int> hits)
    {
        var end = start;
        for (var count = 0; count < MostWords && end < text.Length; count++)
        {
            end = EndOfWord(text, count == 0 ? end : end + 1);
            if (rulesOfString.TryGetValue(text.AsSpan(start, end - start), out var found))
            {
                Check(story, found, hits);
            }
        }
    }

    private void Check(Story story, int[] numbers, List<int> hits)
    {
        foreach (var number in numbers)
        {
            if (checkedInStory[number] != storyNumber)
            {
                checkedInStory[number] = storyNumber;
                if (RestHolds(rules[number], story))
                {
                    hits.Add(number);
                }
            }
        }
    }

    // Of alternatives the one that was found is enough.
    private static bool RestHolds(SpeedRule rule, Story story)
    {
        for (var place = 1; rule.NeedsAll && place < rule.Parts.Length; place++)
        {
            if (!WholeWords.Stand(story.Title, rule.Parts[place]) && !WholeWords.Stand(story.Body, rule.Parts[place]))
            {
                return false;
            }
        }

        return true;
    }

    private static int EndOfWord(string text, int place)
    {
        while (place < text.Length && char.IsLetterOrDigit(text[place]))
        {
            place++;
        }

        return place;
    }
}
