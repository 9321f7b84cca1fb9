namespace FeedWatch.Matching.Evaluating;

/// <summary>What a story is looked up by: a word, a word behind another, or the beginning of a word.</summary>
/// <param name="Word">The word, or the second of two; of a prefix its number.</param>
/// <param name="Before">The word before it; <see cref="AnyWord"/> for a word alone.</param>
internal readonly record struct Anchor(int Word, int Before)
{
    public const int AnyWord = -1;
    public const int Prefix = -2;
}

/// <summary>Things of which a story must have one.</summary>
/// <param name="Cost">How often a story is expected to have one; see <see cref="WordCost"/>.</param>
internal sealed record Anchors(IReadOnlyList<Anchor> Keys, int Cost)
{
    // Forms times forms: more pairs than these are not worth their room.
    private const int MostPairs = 16;

    /// <summary>The rarest thing in a row of words: one of them, or two that follow each other.</summary>
    public static Anchors OfRow(WordSlot[] row)
    {
        var best = OfSlot(row[0]);
        for (var i = 1; i < row.Length; i++)
        {
            best = Better(best, OfSlot(row[i]));
            if (row[i - 1].Prefix < 0 && row[i].Prefix < 0 && row[i - 1].Words.Length * row[i].Words.Length <= MostPairs)
            {
                best = Better(OfPair(row[i - 1], row[i]), best);
            }
        }

        return best;
    }

    /// <summary>Any of them is enough; the rarest is taken. Null where none of them is needed.</summary>
    public static Anchors? Best(IEnumerable<Anchors?> all)
    {
        Anchors? best = null;
        foreach (var one in all)
        {
            best = best is null ? one : one is null ? best : Better(best, one);
        }

        return best;
    }

    /// <summary>A story must have one of all of these; null where one of the parts needs nothing.</summary>
    public static Anchors? Union(IEnumerable<Anchors?> all)
    {
        var (keys, cost) = (new List<Anchor>(), 0);
        foreach (var one in all)
        {
            if (one is null)
            {
                return null;
            }

            keys.AddRange(one.Keys);
            cost += one.Cost;
        }

        return new Anchors(keys, cost);
    }

    private static Anchors Better(Anchors one, Anchors other) => other.Cost < one.Cost ? other : one;

    private static Anchors OfSlot(WordSlot slot) =>
        slot.Prefix >= 0
            ? new Anchors([new Anchor(slot.Prefix, Anchor.Prefix)], slot.Cost)
            : new Anchors(Array.ConvertAll(slot.Words, word => new Anchor(word, Anchor.AnyWord)), slot.Cost);

    private static Anchors OfPair(WordSlot first, WordSlot second)
    {
        var keys = new List<Anchor>(first.Words.Length * second.Words.Length);
        foreach (var word in second.Words)
        {
            keys.AddRange(Array.ConvertAll(first.Words, before => new Anchor(word, before)));
        }

        return new Anchors(keys, 1 + (Math.Min(first.Cost, second.Cost) / 8));
    }
}
