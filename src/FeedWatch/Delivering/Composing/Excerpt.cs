namespace FeedWatch.Delivering;

/// <summary>The parts of a story's text around the words that hit: what a reader needs to decide whether to open it.</summary>
public static class Excerpt
{
    private const int MostUnits = 400;
    private const int MostParts = 3;

    /// <summary>A part that begins or ends this near the text's own beginning or end is stretched to it.</summary>
    private const int Nearby = 24;

    public static IReadOnlyList<Run> Of(MarkedText body)
    {
        if (body.Text.Length <= MostUnits || body.Hits.Count == 0)
        {
            return body.Beginning(MostUnits);
        }

        var parts = Parts(body);
        var runs = new List<Run>();
        foreach (var (start, end) in parts)
        {
            if (start > 0)
            {
                runs.Add(new(runs.Count == 0 ? "… " : " … ", IsHit: false));
            }

            runs.AddRange(body.Runs(start, end));
        }

        if (parts[^1].End < body.Text.Length)
        {
            runs.Add(new(" …", IsHit: false));
        }

        return runs;
    }

    private static List<MarkedText.Span> Parts(MarkedText body)
    {
        // Different words say more than the same one again: "Security Council" at the top and "Lavrov" at the end are both shown.
        var shown = body.Hits
            .DistinctBy(hit => body.Text[hit.Start..hit.End], StringComparer.OrdinalIgnoreCase)
            .Take(MostParts)
            .ToList();
        var room = MostUnits / shown.Count;
        var parts = new List<MarkedText.Span>();
        foreach (var hit in shown)
        {
            var part = Around(body.Text, hit, room);
            if (parts.Count > 0 && part.Start <= parts[^1].End + 1)
            {
                parts[^1] = parts[^1] with { End = Math.Max(part.End, parts[^1].End) };
            }
            else
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static MarkedText.Span Around(string text, MarkedText.Span hit, int room)
    {
        var side = Math.Max(0, room - (hit.End - hit.Start)) / 2;
        var least = hit.Start - side;
        var most = Math.Min(hit.End + side, hit.Start + room);
        var start = least <= Nearby ? 0 : TextCut.FromWord(text, least, hit.Start);
        var end = most >= text.Length - Nearby ? text.Length : TextCut.AtWord(text, most);
        return new(start, Math.Max(end, start));
    }
}
