using FeedWatch.Matching;

namespace FeedWatch.Delivering;

/// <summary>One clean line of feed text that knows which of its stretches a query hit.</summary>
public sealed class MarkedText
{
    private MarkedText(string text, IReadOnlyList<Span> hits)
    {
        Text = text;
        Hits = hits;
    }

    public string Text { get; }

    /// <summary>Sorted, not empty, not overlapping.</summary>
    public IReadOnlyList<Span> Hits { get; }

    /// <summary>Cleans the text and carries the places over; those that overlap become one.</summary>
    public static MarkedText Clean(string text, IEnumerable<Place> places)
    {
        var line = CleanText.OneLine(text, out var moved);
        var spans = places
            .Select(place => new Span(moved[Math.Clamp(place.Start, 0, text.Length)], moved[Math.Clamp(place.Start + place.Length, 0, text.Length)]) { IsContext = place.IsContext })
            .Where(span => span.End > span.Start)
            .Order();
        return new(line, Merge(spans));
    }

    /// <summary>The text cut into stretches that were hit and stretches that were not.</summary>
    public IEnumerable<Run> Runs(int from, int to)
    {
        var done = from;
        foreach (var hit in Hits.Where(hit => hit.Start < to && hit.End > from))
        {
            var start = Math.Max(hit.Start, from);
            if (start > done)
            {
                yield return new(Text[done..start], IsHit: false);
            }

            done = Math.Min(hit.End, to);
            yield return new(Text[start..done], IsHit: true) { IsContext = hit.IsContext };
        }

        if (to > done)
        {
            yield return new(Text[done..to], IsHit: false);
        }
    }

    /// <summary>The beginning, at most <paramref name="most"/> units, with a mark of omission where something is missing.</summary>
    public IReadOnlyList<Run> Beginning(int most)
    {
        if (Text.Length <= most)
        {
            return [.. Runs(0, Text.Length)];
        }

        return [.. Runs(0, TextCut.AtWord(Text, most)), Run.Omission];
    }

    private static List<Span> Merge(IEnumerable<Span> sorted)
    {
        var merged = new List<Span>();
        foreach (var span in sorted)
        {
            if (merged.Count > 0 && span.Start < merged[^1].End + (span.IsContext == merged[^1].IsContext ? 1 : 0))
            {
                // Of several rules: what one looked for is no mere context.
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, span.End), IsContext = merged[^1].IsContext && span.IsContext };
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    /// <summary>From <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
    public readonly record struct Span(int Start, int End) : IComparable<Span>
    {
        /// <summary>As <see cref="Place.IsContext"/>.</summary>
        public bool IsContext { get; init; }

        public int CompareTo(Span other) => (Start, End).CompareTo((other.Start, other.End));
    }
}

/// <summary>A stretch of text that a query hit, or did not.</summary>
public readonly record struct Run(string Text, bool IsHit)
{
    public static readonly Run Omission = new("…", IsHit: false);

    /// <summary>A hit that explains and is not what was looked for.</summary>
    public bool IsContext { get; init; }
}
