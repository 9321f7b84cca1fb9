using FeedWatch.Matching.Forms;
using FeedWatch.Matching.Language;
using FeedWatch.Matching.Reading;

namespace FeedWatch.Matching.Explaining;

/// <summary>Looks in a story for words that nearly are what a query asks for.</summary>
internal sealed class NearMissSearch
{
    private readonly List<StoryWord> words = [];
    private readonly SearchedStory story;
    private readonly Dictionary<StoryWord, List<int>> standing = [];
    private readonly Dictionary<(string Written, bool IsExact, bool IsPrefix), IReadOnlyList<int>> nearFirst = [];

    public NearMissSearch(in SearchedStory story)
    {
        this.story = story;
        Read(story.Title, TextField.Title);
        Read(story.Body, TextField.Body);
        for (var number = 0; number < words.Count; number++)
        {
            // Where it stands does not matter here.
            var word = words[number] with { Start = 0, Length = 0, Field = default };
            if (!standing.TryAdd(word, [number]))
            {
                standing[word].Add(number);
            }
        }
    }

    /// <summary>What any of the phrases nearly found, letters before words.</summary>
    public IEnumerable<NearMiss> Find(IEnumerable<WantedPhrase> phrases) => phrases.SelectMany(Find).Distinct().OrderBy(miss => miss.Kind);

    private IEnumerable<NearMiss> Find(WantedPhrase wanted)
    {
        foreach (var row in PhrasePatterns.Of(wanted.Phrase))
        {
            foreach (var start in NearFirst(row[0]))
            {
                if ((wanted.Field is null || words[start].Field == wanted.Field) && (WithOneDifference(row, start, wanted.IsOfAlias) ?? WithOneBetween(row, start)) is var (last, kind))
                {
                    yield return new NearMiss(QueryPrinter.Print(wanted.Phrase), Text(words[start], words[last]), kind);
                }
            }
        }
    }

    // No phrase nearly stands where its first word does not. A long alias has hundreds of phrases with the same few words in front.
    private IReadOnlyList<int> NearFirst(WordPattern first)
    {
        var key = (first.Written, first.IsExact, first.IsPrefix);
        if (!nearFirst.TryGetValue(key, out var starts))
        {
            starts = [.. standing.Where(word => NearWord.Fit(first, word.Key, isOfAlias: false) != WordFit.Other).SelectMany(word => word.Value).Order()];
            nearFirst.Add(key, starts);
        }

        return starts;
    }

    // All words but one are there, and that one is nearly, or the phrase is long enough for another.
    private (int Last, NearMissKind Kind)? WithOneDifference(IReadOnlyList<WordPattern> row, int start, bool isOfAlias)
    {
        if (!IsInOneText(start, row.Count))
        {
            return null;
        }

        NearMissKind? difference = null;
        for (var i = 0; i < row.Count; i++)
        {
            var fit = NearWord.Fit(row[i], words[start + i], isOfAlias);
            if (fit == WordFit.Same)
            {
                continue;
            }

            if (difference is not null || (fit == WordFit.Other && (row.Count < 3 || i == 0 || i == row.Count - 1)))
            {
                return null;
            }

            difference = fit switch { WordFit.OneLetter => NearMissKind.OneLetter, WordFit.Spelling => NearMissKind.Spelling, _ => NearMissKind.OneWord };
        }

        return difference is { } kind ? (start + row.Count - 1, kind) : null;
    }

    // All words are there, in order, and one more somewhere between them.
    private (int Last, NearMissKind Kind)? WithOneBetween(IReadOnlyList<WordPattern> row, int start)
    {
        if (row.Count < 2 || !IsInOneText(start, row.Count + 1))
        {
            return null;
        }

        var between = 0;
        for (var i = 0; i < row.Count; i++)
        {
            if (NearWord.Fit(row[i], words[start + i + between], isOfAlias: false) == WordFit.Same)
            {
                continue;
            }

            if (between == 1 || i == 0 || NearWord.Fit(row[i], words[start + i + 1], isOfAlias: false) != WordFit.Same)
            {
                return null;
            }

            between = 1;
        }

        return between == 1 ? (start + row.Count, NearMissKind.OneWord) : null;
    }

    private bool IsInOneText(int start, int count) => start + count <= words.Count && words[start].Field == words[start + count - 1].Field;

    private string Text(StoryWord first, StoryWord last) =>
        (first.Field == TextField.Title ? story.Title : story.Body)[first.Start..(last.Start + last.Length)];

    private void Read(string text, TextField field)
    {
        var reader = new WordReader(text, stackalloc char[WordReader.LongestWord]);
        while (reader.Read())
        {
            words.Add(new StoryWord(reader.Word.ToString(), reader.Written.ToString(), field, reader.Start, reader.Length));
        }
    }
}

/// <param name="Length">In the text, with a possessive ’s.</param>
internal sealed record StoryWord(string Folded, string Written, TextField Field, int Start, int Length);
