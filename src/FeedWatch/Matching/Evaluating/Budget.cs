using System.Numerics;

namespace FeedWatch.Matching.Evaluating;

/// <summary>
/// How much work may go into one story. A query on which it ends is not decided: it counts as a possible hit, never as none. One step is one word, or one pair of places, looked at: some nanoseconds.
/// </summary>
internal sealed class Budget
{
    public const int StepsOfQuery = 200_000;
    public const int StepsOfStory = 600_000;

    private int ofStory;
    private int given;
    private int ofQuery;

    public bool IsSpent => ofQuery < 0;

    public void BeginStory() => ofStory = StepsOfStory;

    public void BeginQuery() => given = ofQuery = Math.Min(StepsOfQuery, ofStory);

    public void EndQuery() => ofStory -= given - Math.Max(0, ofQuery);

    /// <summary>Putting so many places in order takes more than a step for each.</summary>
    public bool SpendOnOrder(int places) => Spend(places * BitOperations.Log2((uint)places | 1) / 2);

    /// <summary>False: stop, there is nothing left.</summary>
    public bool Spend(int steps = 1) => (ofQuery -= steps) >= 0;
}
