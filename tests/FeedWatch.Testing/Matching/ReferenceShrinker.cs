namespace FeedWatch.Testing.Matching;

/// <summary>Smaller queries and stories than one on which engine and reference differ, so that a person can see why.</summary>
public static class ReferenceShrinker
{
    /// <summary>The smallest that still differ, as far as taking away one thing at a time leads.</summary>
    public static (ReferenceQuery Query, ReferenceStory Story) Smallest(ReferenceQuery query, ReferenceStory story, Func<ReferenceQuery, ReferenceStory, bool> differ)
    {
        while (true)
        {
            if (Smaller(query).FirstOrDefault(smaller => differ(smaller, story)) is { } smallerQuery)
            {
                query = smallerQuery;
            }
            else if (Smaller(story).FirstOrDefault(smaller => differ(query, smaller)) is { } smallerStory)
            {
                story = smallerStory;
            }
            else
            {
                return (query, story);
            }
        }
    }

    public static IEnumerable<ReferenceQuery> Smaller(ReferenceQuery query) => query switch
    {
        ReferenceQuery.All all => [.. all.Parts, .. Fewer(all.Parts).Select(parts => all with { Parts = parts })],
        ReferenceQuery.Any any => [.. any.Parts, .. Fewer(any.Parts).Select(parts => any with { Parts = parts })],
        ReferenceQuery.Not not => [not.Part, .. Smaller(not.Part).Select(part => not with { Part = part })],
        ReferenceQuery.With with => Two(with.Part, with.Context, (part, context) => new ReferenceQuery.With(part, context)),
        ReferenceQuery.Near near => Two(near.Left, near.Right, (left, right) => near with { Left = left, Right = right }),
        ReferenceQuery.Except except => Two(except.Left, except.Right, (left, right) => new ReferenceQuery.Except(left, right)),
        ReferenceQuery.AtLeast atLeast => [atLeast.Part, .. Smaller(atLeast.Part).Select(part => atLeast with { Part = part })],
        ReferenceQuery.Within within => [within.Part, .. Smaller(within.Part).Select(part => within with { Part = part })],
        ReferenceQuery.Fact fact => Smaller(fact.Part).Select(part => fact with { Part = part }),
        ReferenceQuery.Brackets brackets => [brackets.Part, .. Smaller(brackets.Part).Select(part => new ReferenceQuery.Brackets(part))],
        _ => [],
    };

    public static IEnumerable<ReferenceStory> Smaller(ReferenceStory story) =>
    [
        .. Shorter(story.Title).Select(title => story with { Title = title }),
        .. Shorter(story.Body).Select(body => story with { Body = body }),
        .. story.Authors.Count > 0 ? [story with { Authors = [.. story.Authors.Skip(1)] }, story with { Authors = [.. story.Authors.SkipLast(1)] }] : Array.Empty<ReferenceStory>(),
        .. story.Categories.Count > 0 ? [story with { Categories = [.. story.Categories.Skip(1)] }, story with { Categories = [.. story.Categories.SkipLast(1)] }] : Array.Empty<ReferenceStory>(),
        .. Shorter(story.FeedName).Select(name => story with { FeedName = name }),
        .. story.Language is null ? Array.Empty<ReferenceStory>() : [story with { Language = null }],
    ];

    private static IEnumerable<ReferenceQuery> Two(ReferenceQuery left, ReferenceQuery right, Func<ReferenceQuery, ReferenceQuery, ReferenceQuery> join) =>
        [left, right, .. Smaller(left).Select(smaller => join(smaller, right)), .. Smaller(right).Select(smaller => join(left, smaller))];

    private static IEnumerable<IReadOnlyList<ReferenceQuery>> Fewer(IReadOnlyList<ReferenceQuery> parts)
    {
        for (var place = 0; place < parts.Count; place++)
        {
            if (parts.Count > 2)
            {
                yield return [.. parts.Take(place), .. parts.Skip(place + 1)];
            }

            foreach (var smaller in Smaller(parts[place]))
            {
                yield return [.. parts.Take(place), smaller, .. parts.Skip(place + 1)];
            }
        }
    }

    private static IEnumerable<ReferenceText> Shorter(ReferenceText text)
    {
        var half = text.Pieces.Count / 2;
        if (half > 0)
        {
            yield return ReferenceText.Of(text.Pieces.Take(half));
            yield return ReferenceText.Of(text.Pieces.Skip(half));
        }

        for (var place = 0; place < text.Pieces.Count; place++)
        {
            yield return ReferenceText.Of(text.Pieces.Where((_, other) => other != place));
        }
    }
}
