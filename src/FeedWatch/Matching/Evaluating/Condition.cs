namespace FeedWatch.Matching.Evaluating;

/// <summary>A part of a query, ready to be asked about a story.</summary>
internal abstract class Condition
{
    /// <summary>Of these anchors a story must have one for the condition to hold; null: it may hold without any word.</summary>
    public abstract Anchors? ToHold { get; }

    /// <summary>Of these a story must have one for the condition not to hold; null: it may fail without any word.</summary>
    public virtual Anchors? ToFail => null;

    /// <summary>Means nothing once the story's budget is spent.</summary>
    public abstract bool Holds(StoryWords story);

    /// <summary>Adds what made it hold. Asked only where it holds.</summary>
    public abstract void Mark(StoryWords story, MarkList marks);
}

internal sealed class AllHold(Condition[] parts) : Condition
{
    public override Anchors? ToHold => Anchors.Best(parts.Select(part => part.ToHold));

    public override Anchors? ToFail => Anchors.Union(parts.Select(part => part.ToFail));

    public override bool Holds(StoryWords story)
    {
        foreach (var part in parts)
        {
            if (!part.Holds(story))
            {
                return false;
            }
        }

        return true;
    }

    public override void Mark(StoryWords story, MarkList marks)
    {
        foreach (var part in parts)
        {
            part.Mark(story, marks);
        }
    }
}

internal sealed class AnyHolds(Condition[] parts) : Condition
{
    public override Anchors? ToHold => Anchors.Union(parts.Select(part => part.ToHold));

    public override Anchors? ToFail => Anchors.Best(parts.Select(part => part.ToFail));

    public override bool Holds(StoryWords story)
    {
        foreach (var part in parts)
        {
            if (part.Holds(story))
            {
                return true;
            }
        }

        return false;
    }

    public override void Mark(StoryWords story, MarkList marks)
    {
        foreach (var part in parts)
        {
            if (part.Holds(story))
            {
                part.Mark(story, marks);
            }
        }
    }
}

internal sealed class DoesNotHold(Condition part) : Condition
{
    public override Anchors? ToHold => part.ToFail;

    public override Anchors? ToFail => part.ToHold;

    public override bool Holds(StoryWords story) => !part.Holds(story);

    /// <summary>What is absent has no place.</summary>
    public override void Mark(StoryWords story, MarkList marks)
    {
    }
}

/// <summary>The right side of WITH.</summary>
internal sealed class InContext(Condition part) : Condition
{
    public override Anchors? ToHold => part.ToHold;

    public override Anchors? ToFail => part.ToFail;

    public override bool Holds(StoryWords story) => part.Holds(story);

    public override void Mark(StoryWords story, MarkList marks) => marks.AsContext(() => part.Mark(story, marks));
}
