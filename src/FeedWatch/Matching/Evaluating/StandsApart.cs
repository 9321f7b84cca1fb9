namespace FeedWatch.Matching.Evaluating;

/// <summary>EXCEPT: the places of the left side that no place of the right side overlaps.</summary>
internal sealed class StandsApart(PlacedCondition left, PlacedCondition right) : PlacedCondition
{
    public override Anchors? ToHold => left.ToHold;

    public override void AddSpans(StoryWords story)
    {
        var spans = story.Spans;
        var start = spans.Count;
        left.AddSpans(story);
        var middle = spans.Count;
        if (middle == start)
        {
            return;
        }

        right.AddSpans(story);
        story.SortSpans(middle);
        spans.Merge(middle);
        var end = spans.Count;
        for (var one = start; one < middle && story.Budget.Spend(); one++)
        {
            if (!OverlapsAny(spans[one], spans.Between(middle, end)))
            {
                spans.Add(spans[one]);
            }
        }

        spans.Remove(start, end);
    }

    public override void Mark(StoryWords story, IReadOnlySet<Span>? only, MarkList marks)
    {
        var start = story.Spans.Count;
        AddSpans(story);
        var kept = new HashSet<Span>();
        foreach (var span in story.Spans.From(start))
        {
            if (only is null || only.Contains(span))
            {
                kept.Add(span);
            }
        }

        story.Spans.CutTo(start);
        left.Mark(story, kept, marks);
    }

    /// <param name="apart">In order, none overlapping another.</param>
    private static bool OverlapsAny(Span span, ReadOnlySpan<Span> apart)
    {
        var (low, high) = (0, apart.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (apart[middle].Last >= span.First)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low < apart.Length && apart[low].Overlaps(span);
    }
}
