namespace FeedWatch.Matching.Explaining;

/// <summary>Why a query, or a part of one, finds a story or does not.</summary>
/// <param name="Part">As the owner wrote it, aliases by their names.</param>
/// <param name="Holds">For a part behind NOT: whether the NOT holds.</param>
/// <param name="Places">What it found; as <see cref="RuleMatch.Places"/>.</param>
/// <param name="Parts">Of AND, WITH and OR: their parts. Of the others: none.</param>
/// <param name="NearMisses">Where it does not hold: what it nearly found, a few at most.</param>
public sealed record Explanation(string Part, bool Holds, IReadOnlyList<Place> Places, IReadOnlyList<Explanation> Parts, IReadOnlyList<NearMiss> NearMisses)
{
    /// <summary>Too costly to be decided: <see cref="Holds"/> says nothing then.</summary>
    public bool IsPossible { get; init; }

    /// <summary>The parts that keep the query from finding the story: the innermost, by themselves none of them holds.</summary>
    public IEnumerable<Explanation> Failed =>
        Holds ? [] : Parts.Any(part => !part.Holds) ? Parts.Where(part => !part.Holds).SelectMany(part => part.Failed) : [this];
}

/// <summary>Words of a story that a query would have found, had they been a little different.</summary>
/// <param name="Wanted">As the query, or the alias in it, says.</param>
/// <param name="Found">As it stands in the story.</param>
public sealed record NearMiss(string Wanted, string Found, NearMissKind Kind);

public enum NearMissKind
{
    /// <summary>A letter more, less or another one.</summary>
    OneLetter,

    /// <summary>A word between, or another word in a phrase of three or more.</summary>
    OneWord,

    /// <summary>The capitals, or the exact spelling that = asks for.</summary>
    Spelling,
}
