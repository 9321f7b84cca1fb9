using System.Buffers;
using FeedWatch.Parsing;

namespace FeedWatch.Benchmarks.MatchingSpeed;

/// <summary>
/// The framework's search for many strings at once. It says where one begins, not which: the words that stand there are looked up in a dictionary, and the
/// rule's phrase is compared around them. It goes on at the next character, so that no string hides another.
/// </summary>
internal sealed class SearchValuesContender : Contender
{
    private readonly SpeedRule[] rules;
    private readonly SearchValues<string> strings;
    private readonly Dictionary<string, Wanted[]>.AlternateLookup<ReadOnlySpan<char>> wantedOfString;
    private readonly int[] decidedInStory;
    private readonly int mostWords;
    private int storyNumber;

    public SearchValuesContender(IReadOnlyList<SpeedRule> rules, SearchedStrings searched)
    {
        this.rules = [.. rules];
        decidedInStory = new int[rules.Count];
        var byString = searched.Of(rules).GroupBy(wanted => wanted.String, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.OrdinalIgnoreCase);
        strings = Create(byString.Keys);
        wantedOfString = byString.GetAlternateLookup<ReadOnlySpan<char>>();
        mostWords = byString.Keys.Max(each => each.Split(' ').Length);
        Name = $"SearchValues<string>, {searched.Name}";
    }

    public override string Name { get; }

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

    // One word, then two, then three: whatever ends at the end of a word may be what is searched for.
    private void LookUp(Story story, string text, int start, List<int> hits)
    {
        var end = start;
        for (var count = 0; count < mostWords && end < text.Length; count++)
        {
            end = WholeWords.EndOfWord(text, count == 0 ? end : end + 1);
            if (wantedOfString.TryGetValue(text.AsSpan(start, end - start), out var found))
            {
                Check(story, text, start, found, hits);
            }
        }
    }

    private void Check(Story story, string text, int start, Wanted[] found, List<int> hits)
    {
        foreach (var wanted in found)
        {
            if (decidedInStory[wanted.Rule] == storyNumber || !WholeWords.StandAt(text, start - wanted.Offset, wanted.Phrase))
            {
                continue;
            }

            // The rest may stand anywhere, so that another place of this phrase would change nothing.
            decidedInStory[wanted.Rule] = storyNumber;
            if (RestHolds(rules[wanted.Rule], story))
            {
                hits.Add(wanted.Rule);
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
}
