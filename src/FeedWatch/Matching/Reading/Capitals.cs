namespace FeedWatch.Matching.Reading;

/// <summary>How a word is capitalised, or how a query wants it to be.</summary>
internal enum Capitals : byte
{
    /// <summary>Small first letter, or a script without capitals; as a wish: any way.</summary>
    None,

    First,

    /// <summary>Every letter that can be.</summary>
    All,
}

internal static class CapitalsReader
{
    /// <param name="written">A word as it stands in a text.</param>
    /// <param name="letters">How many of it are letters, not digits or signs.</param>
    public static Capitals Read(ReadOnlySpan<char> written, out int letters)
    {
        var capitals = letters = 0;
        foreach (var unit in written)
        {
            var letter = Fold.Of(unit);
            if (letter.Kind is LetterKind.Letter or LetterKind.Letters && !letter.IsDigit)
            {
                letters++;
                capitals += letter.IsCapital ? 1 : 0;
            }
        }

        return !Fold.Of(written[0]).IsCapital ? Capitals.None : capitals == letters ? Capitals.All : Capitals.First;
    }
}
