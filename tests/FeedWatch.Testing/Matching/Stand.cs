using FeedWatch.Matching;

namespace FeedWatch.Testing.Matching;

/// <summary>A place in a story that a part of a query has, by word positions, and what is marked for it.</summary>
internal sealed record Stand(TextField Field, int First, int Last, IReadOnlyList<ReferenceMark> Marks)
{
    public bool Overlaps(Stand other) => Field == other.Field && First <= other.Last && other.First <= Last;

    public Stand AsContext() => this with { Marks = [.. Marks.Select(mark => mark with { IsContext = true })] };
}

/// <summary>Where the rows of a phrase stand: every position is tried.</summary>
internal static class PhraseStands
{
    public static IEnumerable<Stand> Of(ReferenceQuery.Phrase phrase, ReferenceStory story, TextField? field) =>
    [
        .. field == TextField.Body ? [] : In(story.Title, TextField.Title, phrase),
        .. field == TextField.Title ? [] : In(story.Body, TextField.Body, phrase),
    ];

    public static IEnumerable<Stand> In(ReferenceText text, TextField field, ReferenceQuery.Phrase phrase) =>
        from row in phrase.Rows
        from first in Enumerable.Range(0, text.Words.Count)
        where first + row.Count <= text.Words.Count && Fits(row, text, first)
        let last = first + row.Count - 1
        let end = text.Words[last].Start + text.Words[last].Length
        select new Stand(field, first, last, [new ReferenceMark(field, text.Words[first].Start, end - text.Words[first].Start, IsContext: false)]);

    private static bool Fits(IReadOnlyList<WordTest> row, ReferenceText text, int first)
    {
        for (var place = 0; place < row.Count; place++)
        {
            if (!row[place].Takes(text.Words[first + place].Word))
            {
                return false;
            }
        }

        return true;
    }
}
