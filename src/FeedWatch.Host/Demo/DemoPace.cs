namespace FeedWatch.Host.Demo;

/// <summary>How fast the demo goes: so that a person can read along, or so that a test need not wait.</summary>
/// <param name="BetweenStories">From one publication to the next.</param>
/// <param name="BetweenPolls">From one look at all feeds to the next.</param>
public sealed record DemoPace(TimeSpan BetweenStories, TimeSpan BetweenPolls)
{
    public static DemoPace ForPeople { get; } = new(TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(0.7));

    public static DemoPace Fast { get; } = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50));
}
