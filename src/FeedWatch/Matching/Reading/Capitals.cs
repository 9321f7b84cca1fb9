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
