namespace FeedWatch.Matching.Reading;

/// <summary>What a UTF-16 unit of a text is to a search.</summary>
/// <param name="Folded">What it is looked up as; for <see cref="LetterKind.Letters"/> the row of <see cref="FoldTable"/>.</param>
internal readonly record struct Letter(char Folded, LetterKind Kind, bool IsCapital)
{
    public bool IsDigit => Kind == LetterKind.Letter && char.IsAsciiDigit(Folded);
}

internal enum LetterKind : byte
{
    Separator,

    /// <summary>Part of a word, folded to one letter.</summary>
    Letter,

    /// <summary>Part of a word, folded to two or three letters: ß is ss.</summary>
    Letters,

    /// <summary>A word by itself, as in scripts that put no spaces between words.</summary>
    WholeWord,

    /// <summary>Inside a word as if it were not there: accents, soft hyphens, zero-width characters.</summary>
    Ignored,

    Apostrophe,

    /// <summary>Half of a letter outside the basic plane.</summary>
    Surrogate,
}
