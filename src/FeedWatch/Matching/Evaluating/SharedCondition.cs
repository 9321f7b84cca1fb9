namespace FeedWatch.Matching.Evaluating;

/// <summary>A part that many queries have, such as a long alias: decided once a story.</summary>
/// <param name="number">Its number among the shared parts of a rule set.</param>
/// <param name="part">Big enough that deciding it again would cost.</param>
internal sealed class SharedCondition(int number, Condition part) : Condition
{
    public override Anchors? ToHold { get; } = part.ToHold;

    public override Anchors? ToFail { get; } = part.ToFail;

    public override bool Holds(StoryWords story) => story.Verdicts.Decide(number, part, story);

    public override void Mark(StoryWords story, MarkList marks) => part.Mark(story, marks);
}

/// <inheritdoc cref="SharedCondition"/>
internal sealed class SharedPlaces(int number, PlacedCondition part) : PlacedCondition
{
    public override Anchors? ToHold { get; } = part.ToHold;

    public override bool Holds(StoryWords story) => story.Verdicts.Decide(number, part, story);

    public override void AddSpans(StoryWords story) => part.AddSpans(story);

    public override void Mark(StoryWords story, IReadOnlySet<Span>? only, MarkList marks) => part.Mark(story, only, marks);
}

/// <summary>What the shared parts were found to be for the story that is read now.</summary>
internal sealed class SharedVerdicts(int parts)
{
    private readonly Verdict[] verdicts = new Verdict[parts];

    private enum Verdict : byte
    {
        Unknown,
        Holds,
        Fails,
        TooCostly,
    }

    public void Clear() => Array.Clear(verdicts);

    public bool Decide(int number, Condition part, StoryWords story)
    {
        ref var verdict = ref verdicts[number];
        if (verdict == Verdict.Unknown)
        {
            var holds = part.Holds(story);
            verdict = story.Budget.IsSpent ? Verdict.TooCostly : holds ? Verdict.Holds : Verdict.Fails;
        }
        else if (verdict == Verdict.TooCostly)
        {
            // Once was enough to know.
            story.Budget.GiveUp();
        }

        return verdict == Verdict.Holds;
    }
}
