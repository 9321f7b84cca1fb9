namespace FeedWatch.Matching.Evaluating;

/// <summary>A condition that holds where it has a place in the text: what NEAR, EXCEPT and ATLEAST can work on.</summary>
internal abstract class PlacedCondition : Condition
{
    /// <summary>Puts its places on the story's stack, in any order, some perhaps twice.</summary>
    public abstract void AddSpans(StoryWords story);

    /// <summary>Marks what lies behind some of its places; null: behind all.</summary>
    public abstract void Mark(StoryWords story, IReadOnlySet<Span>? only, MarkList marks);

    public override bool Holds(StoryWords story)
    {
        var start = story.Spans.Count;
        AddSpans(story);
        var holds = story.Spans.Count > start;
        story.Spans.CutTo(start);
        return holds;
    }

    public sealed override void Mark(StoryWords story, MarkList marks) => Mark(story, only: null, marks);
}

/// <summary>OR of parts that have places.</summary>
internal sealed class AnyStands(PlacedCondition[] parts) : PlacedCondition
{
    public override Anchors? ToHold => Anchors.Union(parts.Select(part => part.ToHold));

    public override bool Holds(StoryWords story)
    {
        foreach (var part in parts)
        {
            if (part.Holds(story) || !story.Budget.Spend())
            {
                return true;
            }
        }

        return false;
    }

    public override void AddSpans(StoryWords story)
    {
        foreach (var part in parts)
        {
            part.AddSpans(story);
        }
    }

    public override void Mark(StoryWords story, IReadOnlySet<Span>? only, MarkList marks)
    {
        foreach (var part in parts)
        {
            part.Mark(story, only, marks);
        }
    }
}

/// <summary>ATLEAST: so many places that none overlaps another.</summary>
internal sealed class EnoughStand(int count, PlacedCondition part) : PlacedCondition
{
    public override Anchors? ToHold => part.ToHold;

    public override void AddSpans(StoryWords story)
    {
        var start = story.Spans.Count;
        part.AddSpans(story);
        story.SortSpans(start);
        if (CountApart(story.Spans.From(start)) < count)
        {
            story.Spans.CutTo(start);
        }
    }

    public override void Mark(StoryWords story, IReadOnlySet<Span>? only, MarkList marks)
    {
        if (Holds(story))
        {
            part.Mark(story, only, marks);
        }
    }

    // The most that fit beside each other: of two that overlap the one that ends first is taken.
    private static int CountApart(ReadOnlySpan<Span> sorted)
    {
        var (found, end) = (0, -1);
        foreach (var span in sorted)
        {
            if (span.First > end)
            {
                found++;
                end = span.Last;
            }
            else
            {
                end = Math.Min(end, span.Last);
            }
        }

        return found;
    }
}
