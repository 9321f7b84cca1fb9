namespace FeedWatch.Testing.Matching;

/// <summary>Random words and phrases, in all the ways in which they may be typed.</summary>
internal static class PhraseGenerator
{
    private static readonly (char Opens, char Closes)[] Quotes = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('「', '」')];

    public static ReferenceQuery.Phrase Make(Theme theme, Random random) => random.Next(4) > 0
        ? Single(theme.Word(random), random)
        : Row([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => theme.Word(random))], random);

    // A star has no meaning in quotes, so a prefix stays without.
    private static ReferenceQuery.Phrase Single(TypedWord word, Random random) => IsExact(word) ? new($"={word.Text}", word.Rows)
        : IsPrefix(word) || random.Next(3) > 0 ? new(word.Text, word.Rows)
        : new(Quoted(word.Text, random), word.Rows);

    // A row is exact as a whole or not at all.
    private static ReferenceQuery.Phrase Row(IReadOnlyList<TypedWord> words, Random random)
    {
        var exact = words.All(IsExact);
        var row = exact ? words : [.. words.Where(word => !IsExact(word) && !IsPrefix(word))];
        return row.Count == 0
            ? Single(words[0], random)
            : new($"{(exact ? "=" : string.Empty)}{Quoted(string.Join(' ', row.Select(word => word.Text)), random)}", Combined(row));
    }

    // Each word of a phrase may stand for several rows.
    private static List<IReadOnlyList<WordTest>> Combined(IReadOnlyList<TypedWord> words) =>
        words.Aggregate<TypedWord, IEnumerable<IReadOnlyList<WordTest>>>([[]], (rows, word) => rows.SelectMany(row => word.Rows, (row, next) => (IReadOnlyList<WordTest>)[.. row, .. next])).ToList();

    private static bool IsExact(TypedWord word) => word.Rows[0][0] is WordTest.IsSpelled;

    private static bool IsPrefix(TypedWord word) => word.Rows[0][^1] is WordTest.Begins or WordTest.BeginsSpelled;

    private static string Quoted(string text, Random random)
    {
        var (opens, closes) = Theme.Pick(Quotes, random);
        return $"{opens}{text}{closes}";
    }
}
