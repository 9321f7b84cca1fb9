namespace FeedWatch.Matching.Reading;

/// <summary>What a UTF-16 unit is to a reader of words.</summary>
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
