namespace FeedWatch.Matching;

/// <summary>A query with a name, for use in others as @name.</summary>
/// <param name="Name">Without the @.</param>
/// <param name="Query">As its owner wrote it; it may use other aliases.</param>
/// <param name="About">One line for a person who chooses what to watch; null for a building block.</param>
public sealed record Alias(string Name, string Query, string? About = null);
