namespace FeedWatch.Matching;

/// <summary>A query found a story, or may have.</summary>
/// <param name="Places">Sorted, not overlapping; there are none where only facts or the absence of words made the query match.</param>
/// <param name="IsPossible">The query was too costly on this story to be decided: somebody has to look. There are no places then.</param>
public sealed record QueryMatch(IReadOnlyList<Place> Places, bool IsPossible = false);
