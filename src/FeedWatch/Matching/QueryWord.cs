namespace FeedWatch.Matching;

/// <summary>A word that a query looks for, and in which forms.</summary>
/// <param name="Written">As the owner, or an alias, wrote it.</param>
/// <param name="Forms">Folded, without capitals and accents, the word's own first: any of them is found. Of an exact word only its own.</param>
/// <param name="Needs">How much the word in the story must be capitalised.</param>
/// <param name="IsExact">Found only as it is written.</param>
/// <param name="IsPrefix">Found where a word begins so.</param>
public sealed record QueryWord(string Written, IReadOnlyList<string> Forms, WordCapitals Needs, bool IsExact, bool IsPrefix);

public enum WordCapitals
{
    Any,

    /// <summary>The first letter at least.</summary>
    First,

    All,
}
