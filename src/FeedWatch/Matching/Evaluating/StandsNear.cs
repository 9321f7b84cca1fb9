namespace FeedWatch.Matching.Evaluating;

/// <summary>NEAR and ONEAR: two places with at most so many words between them. The place of the pair reaches from the first word to the last.</summary>
internal sealed class StandsNear(PlacedCondition left, PlacedCondition right, int words, bool isOrdered) : PlacedCondition
{
    public override Anchors? ToHold => Anchors.Best([left.ToHold, right.ToHold]);

    public override void AddSpans(StoryWords story)
    {
        var start = story.Spans.Count;
        AddPairs(story);
        var end = story.Spans.Count;
        for (var pair = start; pair < end; pair += 2)
        {
            story.Spans.Add(Joined(story.Spans[pair], story.Spans[pair + 1]));
        }

        story.Spans.Remove(start, end);
    }

    public override void Mark(StoryWords story, IReadOnlySet<Span>? only, MarkList marks)
    {
        var start = story.Spans.Count;
        AddPairs(story);
        var (lefts, rights) = (new HashSet<Span>(), new HashSet<Span>());
        for (var pair = start; pair < story.Spans.Count; pair += 2)
        {
            var (one, other) = (story.Spans[pair], story.Spans[pair + 1]);
            if (only is null || only.Contains(Joined(one, other)))
            {
                lefts.Add(one);
                rights.Add(other);
            }
        }

        story.Spans.CutTo(start);
        left.Mark(story, lefts, marks);
        right.Mark(story, rights, marks);
    }

    private static Span Joined(Span one, Span other) => new(Math.Min(one.First, other.First), Math.Max(one.Last, other.Last));

    // Each pair as two spans that follow each other: of the left side, then of the right.
    private void AddPairs(StoryWords story)
    {
        var spans = story.Spans;
        var start = spans.Count;
        left.AddSpans(story);
        story.SortSpans(start);
        var middle = spans.Count;
        if (middle > start)
        {
            right.AddSpans(story);
            story.SortSpans(middle);
            var end = spans.Count;
            AddPairs(story, (start, middle), (middle, end), isLeftFirst: true);
            if (!isOrdered)
            {
                AddPairs(story, (middle, end), (start, middle), isLeftFirst: false);
            }

            spans.Remove(start, end);
        }
    }

    private void AddPairs(StoryWords story, (int Start, int End) earlier, (int Start, int End) later, bool isLeftFirst)
    {
        var spans = story.Spans;
        for (var one = earlier.Start; one < earlier.End && story.Budget.Spend(); one++)
        {
            var last = spans[one].Last;
            var limit = story[last].Position + words + 1;
            for (var other = FirstAfter(spans, later, last); other < later.End && story[spans[other].First].Position <= limit && story.Budget.Spend(2); other++)
            {
                spans.Add(isLeftFirst ? spans[one] : spans[other]);
                spans.Add(isLeftFirst ? spans[other] : spans[one]);
            }
        }
    }

    // The first of the sorted spans that begins after a word.
    private static int FirstAfter(SpanStack spans, (int Start, int End) sorted, int word)
    {
        var (low, high) = sorted;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].First > word)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
