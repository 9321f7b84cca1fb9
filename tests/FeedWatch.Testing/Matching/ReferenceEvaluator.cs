using FeedWatch.Matching;

namespace FeedWatch.Testing.Matching;

/// <summary>
/// What a query means, said in the plainest way and without a thought for speed: the engine must agree with it.
/// Each part gives the places where it stands, or null where it does not hold.
/// </summary>
public static class ReferenceEvaluator
{
    /// <summary>What is marked in the story; null: the query does not find it.</summary>
    public static IReadOnlyList<ReferenceMark>? Marks(ReferenceQuery query, ReferenceStory story) =>
        Find(query, story, field: null) is { } stands ? ReferenceMark.Merge(stands.SelectMany(stand => stand.Marks)) : null;

    private static IReadOnlyList<Stand>? Find(ReferenceQuery query, ReferenceStory story, TextField? field) => query switch
    {
        ReferenceQuery.Phrase phrase => OrNull(PhraseStands.Of(phrase, story, field)),
        ReferenceQuery.Any any => Any(any.Parts.Select(part => Find(part, story, field))),
        ReferenceQuery.All all => All(all.Parts.Select(part => Find(part, story, field))),
        ReferenceQuery.With with => All([Find(with.Part, story, field), Find(with.Context, story, field)?.Select(stand => stand.AsContext()).ToList()]),
        ReferenceQuery.Not not => Find(not.Part, story, field) is null ? [] : null,
        ReferenceQuery.Near near => OrNull(Join(near, Find(near.Left, story, field) ?? [], Find(near.Right, story, field) ?? [])),
        ReferenceQuery.Except except => OrNull(Except(Find(except.Left, story, field) ?? [], Find(except.Right, story, field) ?? [])),
        ReferenceQuery.AtLeast atLeast => Find(atLeast.Part, story, field) is { } found && Apart(found) >= atLeast.Count ? found : null,
        ReferenceQuery.Within within => Find(within.Part, story, within.Field),
        ReferenceQuery.Fact fact => ReferenceFacts.Hold(fact, story) ? [] : null,
        ReferenceQuery.Language language => ReferenceFacts.Speaks(story, language.Tag) ? [] : null,
        ReferenceQuery.Brackets brackets => Find(brackets.Part, story, field),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static List<Stand>? OrNull(IEnumerable<Stand> stands) => stands.ToList() is { Count: > 0 } list ? list : null;

    private static List<Stand>? Any(IEnumerable<IReadOnlyList<Stand>?> parts)
    {
        var holding = parts.OfType<IReadOnlyList<Stand>>().ToList();
        return holding.Count == 0 ? null : [.. holding.SelectMany(part => part)];
    }

    private static List<Stand>? All(IEnumerable<IReadOnlyList<Stand>?> parts)
    {
        var every = parts.ToList();
        return every.Contains(null) ? null : [.. every.SelectMany(part => part!)];
    }

    // Pairs that span the same words are one place that bears the marks of all of them.
    private static IEnumerable<Stand> Join(ReferenceQuery.Near near, IReadOnlyList<Stand> left, IReadOnlyList<Stand> right) =>
        from a in left
        from b in right
        where a.Field == b.Field && !a.Overlaps(b)
        let isInOrder = a.Last < b.First
        where isInOrder || !near.IsOrdered
        where (isInOrder ? b.First - a.Last : a.First - b.Last) - 1 <= near.WordsBetween
        group (a, b) by new Span(a.Field, Math.Min(a.First, b.First), Math.Max(a.Last, b.Last)) into pairs
        select new Stand(pairs.Key.Field, pairs.Key.First, pairs.Key.Last, [.. pairs.SelectMany(pair => pair.a.Marks.Concat(pair.b.Marks)).Distinct()]);

    private static IEnumerable<Stand> Except(IReadOnlyList<Stand> left, IReadOnlyList<Stand> right) => left.Where(stand => !right.Any(stand.Overlaps));

    /// <summary>How many places there are of which no two overlap: the one that ends first leaves most room for the others.</summary>
    private static int Apart(IReadOnlyList<Stand> stands)
    {
        var count = 0;
        foreach (var inField in stands.GroupBy(stand => stand.Field))
        {
            var end = -1;
            foreach (var stand in inField.OrderBy(stand => stand.Last))
            {
                if (stand.First > end)
                {
                    end = stand.Last;
                    count++;
                }
            }
        }

        return count;
    }

    private readonly record struct Span(TextField Field, int First, int Last);
}
