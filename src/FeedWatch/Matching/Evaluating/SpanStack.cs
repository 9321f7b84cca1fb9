namespace FeedWatch.Matching.Evaluating;

/// <summary>Lists of spans, one on top of the other. Whoever puts spans on it takes them off again; it grows to what was needed once.</summary>
internal sealed class SpanStack
{
    private Span[] spans = new Span[64];

    public int Count { get; private set; }

    public Span this[int index] => spans[index];

    public ReadOnlySpan<Span> From(int start) => spans.AsSpan(start, Count - start);

    public ReadOnlySpan<Span> Between(int start, int end) => spans.AsSpan(start, end - start);

    public void Add(Span span)
    {
        if (Count == spans.Length)
        {
            Array.Resize(ref spans, Count * 2);
        }

        spans[Count++] = span;
    }

    /// <summary>Puts those above <paramref name="start"/> in order, each once.</summary>
    public void Sort(int start)
    {
        var all = spans.AsSpan(start, Count - start);
        all.Sort();
        var kept = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (kept == 0 || all[i] != all[kept - 1])
            {
                all[kept++] = all[i];
            }
        }

        Count = start + kept;
    }

    /// <summary>Makes one of those above <paramref name="start"/> that overlap. They are in order.</summary>
    public void Merge(int start)
    {
        var all = spans.AsSpan(start, Count - start);
        var kept = 0;
        foreach (var span in all)
        {
            if (kept > 0 && all[kept - 1].Overlaps(span))
            {
                all[kept - 1] = new Span(all[kept - 1].First, Math.Max(all[kept - 1].Last, span.Last));
            }
            else
            {
                all[kept++] = span;
            }
        }

        Count = start + kept;
    }

    public void CutTo(int count) => Count = count;

    /// <summary>Takes the spans from <paramref name="start"/> to <paramref name="end"/> out from under those above them.</summary>
    public void Remove(int start, int end)
    {
        spans.AsSpan(end, Count - end).CopyTo(spans.AsSpan(start));
        Count -= end - start;
    }
}
