namespace FeedWatch.Configuration;

/// <summary>Something that one configuration says and another does not, or says otherwise.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Thing">What it is.</param>
/// <param name="Name">As it is called in the configuration that still, or now, has it.</param>
/// <param name="Details">What is new about it, one line each.</param>
public sealed record ConfigurationDifference(DifferenceChange Change, DifferenceThing Thing, string Name, IReadOnlyList<string> Details);

public enum DifferenceChange
{
    Added,
    Changed,
    Removed,
}

public enum DifferenceThing
{
    Feed,
    Rule,
    Recipient,
}
