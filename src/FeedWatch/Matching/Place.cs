using System.Text.Json.Serialization;

namespace FeedWatch.Matching;

public enum TextField
{
    Title,
    Body,
}

/// <summary>Where a query hit, in UTF-16 units of the story's title or body.</summary>
public readonly record struct Place(TextField Field, int Start, int Length)
{
    /// <summary>Found by the right side of a WITH: it explains the hit and is not what was looked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsContext { get; init; }
}

/// <summary>A rule that found a story, and where. The places are sorted and do not overlap; there are none where only facts or the absence of words made the rule match.</summary>
/// <param name="IsPossible">The query was too costly on this story to be decided: somebody has to look.</param>
public sealed record RuleMatch(Rule Rule, IReadOnlyList<Place> Places, bool IsPossible = false);
