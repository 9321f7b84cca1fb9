namespace FeedWatch.Matching.Reading;

/// <summary>One letter for all its looks: case, accents, widths, Arabic and Cyrillic spellings. Made once, from Unicode's categories and <see cref="FoldTable"/>.</summary>
internal static class Fold
{
    private const int Units = char.MaxValue + 1;
    private static readonly Letter[] Table = MakeTable();
    private static readonly char[] Plain = Array.ConvertAll(Table, letter => letter.Kind == LetterKind.Letter ? letter.Folded : default);

    /// <summary>By UTF-16 unit.</summary>
    public static Letter[] Letters => Table;

    /// <summary>By UTF-16 unit: what a letter of kind <see cref="LetterKind.Letter"/> becomes; zero for all else.</summary>
    public static char[] PlainLetters => Plain;

    public static Letter Of(char letter) => Table[letter];

    /// <summary>What a letter of kind <see cref="LetterKind.Letters"/> becomes.</summary>
    public static string Expand(Letter letter) => FoldTable.Folds[letter.Folded].Folded;

    /// <summary>и and a separate breve are й, another letter: the few marks that are no accents.</summary>
    public static bool TryCompose(char last, char mark, out char whole)
    {
        whole = default;
        if (last < '\u0400' || mark is not ('\u0301' or '\u0306' or '\u0308' or '\u3099' or '\u309A'))
        {
            return false;
        }

        var row = FoldTable.Compositions.AsSpan().IndexOf([last, mark]);
        whole = row < 0 ? default : FoldTable.Compositions[row + 2];
        return row >= 0;
    }

    private static Letter[] MakeTable()
    {
        var table = new Letter[Units];
        for (var unit = 0; unit < Units; unit++)
        {
            table[unit] = LetterKinds.Of((char)unit);
        }

        for (var row = 0; row < FoldTable.Folds.Length; row++)
        {
            var (folded, letters) = FoldTable.Folds[row];
            var kind = LetterKinds.StandsAlone(folded[0]) ? LetterKind.WholeWord : LetterKind.Letter;
            foreach (var letter in letters)
            {
                table[letter] = folded.Length == 1 ? new Letter(folded[0], kind, table[letter].IsCapital) : new Letter((char)row, LetterKind.Letters, IsCapital: false);
            }
        }

        // The rows hold small letters only, but for İ.
        for (var unit = 0; unit < Units; unit++)
        {
            if (table[unit] is { IsCapital: true, Kind: LetterKind.Letter } capital)
            {
                table[unit] = table[capital.Folded] with { IsCapital = true };
            }
        }

        return table;
    }
}
