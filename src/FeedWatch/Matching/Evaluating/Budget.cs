using System.Numerics;

namespace FeedWatch.Matching.Evaluating;

/// <summary>
/// How much work may go into one story. A query on which it ends is not decided: it counts as a possible hit, never as none. One step is one word, or one pair of places, looked at: some nanoseconds.
/// </summary>
internal sealed class Budget
{
    public const int StepsOfQuery = 150_000;
    public const int StepsOfMarks = 50_000;
    public const int StepsOfStory = 300_000;

    // However much the others took, a query that needs no more than this is decided.
    private const int StepsOfCheapQuery = 500;

    private int ofStory;
    private int given;
    private int ofQuery;

    public bool IsSpent => ofQuery < 0;

    /// <summary>For its marks a query gets less: it is decided by then.</summary>
    public void BeginMarks() => given = ofQuery = Math.Min(StepsOfMarks, ofStory);

    /// <summary>For the verdicts of one story, and again for its marks: what is marked takes nothing from what has to be decided.</summary>
    public void BeginStory() => ofStory = StepsOfStory;

    public void BeginQuery() => given = ofQuery = Math.Max(StepsOfCheapQuery, Math.Min(StepsOfQuery, ofStory));

    public void EndQuery() => ofStory = Math.Max(0, ofStory - (given - Math.Max(0, ofQuery)));

    /// <summary>Putting so many places in order takes more than a step for each.</summary>
    public bool SpendOnOrder(int places) => Spend(places * BitOperations.Log2((uint)places | 1) / 2);

    /// <summary>Ends the query's budget; the story's loses only what was spent.</summary>
    public void GiveUp()
    {
        EndQuery();
        (given, ofQuery) = (0, -1);
    }

    /// <summary>False: stop, there is nothing left.</summary>
    public bool Spend(int steps = 1) => (ofQuery -= steps) >= 0;
}
