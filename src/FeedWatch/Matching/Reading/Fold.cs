using System.Collections.Frozen;

namespace FeedWatch.Matching.Reading;

/// <summary>One letter for all its looks: case, accents, widths, Arabic and Cyrillic spellings. Made once, from Unicode's categories and <see cref="FoldTable"/>.</summary>
internal static class Fold
{
    private const int Units = char.MaxValue + 1;
    private static readonly LetterKind[] Kinds = new LetterKind[Units];
    private static readonly char[] Folded = new char[Units];
    private static readonly bool[] Capitals = new bool[Units];
    private static readonly Dictionary<char, string> Expansions = [];
    private static readonly FrozenDictionary<(char Base, char Mark), char> Compositions =
        FoldTable.Compositions.Chunk(3).ToFrozenDictionary(row => (row[0], row[1]), row => row[2]);

#pragma warning disable CA1810 // Several tables are filled in one pass over all letters: initialisers would need a pass each.
    static Fold()
#pragma warning restore CA1810
    {
        for (var unit = 0; unit < Units; unit++)
        {
            var letter = (char)unit;
            Kinds[letter] = LetterKinds.Of(letter);
            Capitals[letter] = LetterKinds.IsCapital(letter);
            Folded[letter] = LetterKinds.Simplest(letter);
        }

        foreach (var (folded, letters) in FoldTable.Folds)
        {
            foreach (var letter in letters)
            {
                Set(letter, folded);
            }
        }

        SetCapitals();
    }

    public static LetterKind Kind(char letter) => Kinds[letter];

    public static char Letter(char letter) => Folded[letter];

    public static bool IsCapital(char letter) => Capitals[letter];

    /// <summary>What a letter of kind <see cref="LetterKind.Letters"/> becomes.</summary>
    public static string Expand(char letter) => Expansions[letter];

    /// <summary>и and a separate breve are й, another letter: the few marks that are no accents.</summary>
    public static bool TryCompose(char last, char mark, out char whole)
    {
        if (last >= '\u0400' && mark is '\u0301' or '\u0306' or '\u0308' or '\u3099' or '\u309A')
        {
            return Compositions.TryGetValue((last, mark), out whole);
        }

        whole = default;
        return false;
    }

    private static void Set(char letter, string folded)
    {
        Folded[letter] = folded[0];
        Kinds[letter] = folded.Length > 1 ? LetterKind.Letters : LetterKinds.StandsAlone(folded[0]) ? LetterKind.WholeWord : LetterKind.Letter;
        if (folded.Length > 1)
        {
            Expansions[letter] = folded;
        }
    }

    // The table speaks of small letters only.
    private static void SetCapitals()
    {
        for (var unit = 0; unit < Units; unit++)
        {
            var small = Folded[unit];
            if (Capitals[unit] && small != unit)
            {
                Set((char)unit, Expansions.TryGetValue(small, out var expansion) ? expansion : Folded[small].ToString());
            }
        }
    }
}
