using System.Text.Json.Serialization;
using FeedWatch.Host.Probing;
using FeedWatch.Storing;

namespace FeedWatch.Host.Output;

/// <summary>A story that the tried query finds, as <c>--json</c> prints it.</summary>
/// <param name="Matched">The words of title and text that the query hit, in their order.</param>
/// <param name="Possible">The query was too costly to be decided on this story: somebody has to look.</param>
/// <param name="Change">Against the rule of --rule: added or lost; absent where nothing is compared.</param>
public sealed record TryLine(
    string Feed,
    string Title,
    Uri? Link,
    DateTimeOffset? PublishedAt,
    IReadOnlyList<string> Matched,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Possible = false,
    string? Change = null)
{
    public static TryLine Of(Hit hit)
    {
        var line = HitLine.Of(hit);
        return new(line.Feed, line.Title, line.Link, line.PublishedAt, line.Matched);
    }

    internal static TryLine Of(TrialFinding finding) => Of(finding.Hit) with
    {
        Possible = finding.IsPossible,
        Change = finding.Change switch { TrialChange.Added => "added", TrialChange.Lost => "lost", _ => null },
    };
}
