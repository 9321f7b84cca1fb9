namespace FeedWatch.Testing.Matching;

/// <summary>A word as it stands in a text, with everything that a query may ask of it, written out by hand.</summary>
/// <param name="Written">What is marked where it is found: Lavrov’s, U.N.</param>
/// <param name="Spelling">Its letters as they are written, without a possessive: what =word is compared with.</param>
/// <param name="Folded">What a prefix is compared with.</param>
/// <param name="FoundBy">The words of a query that find it.</param>
public sealed record StandingWord(string Written, string Spelling, string Folded, IReadOnlySet<string> FoundBy);

/// <summary>What a writer puts between two spaces. It may hold several words: l’ONU, cease-fire, 安理会.</summary>
public sealed record WrittenToken(string Text, IReadOnlyList<StandingWord> Words);
