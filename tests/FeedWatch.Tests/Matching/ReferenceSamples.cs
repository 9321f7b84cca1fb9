using FeedWatch.Testing.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace FeedWatch.Tests.Matching;

/// <summary>A random query and a story that share words; both follow from the seed.</summary>
public sealed record ReferencePair(int Seed, ReferenceQuery Query, ReferenceStory Story);

/// <summary>A query in which a part that has no places in the text stands where places are needed.</summary>
public sealed record MisplacedPart(string Text);

/// <summary>What the properties of <see cref="ReferenceTests"/> are tried on.</summary>
public static class ReferenceSamples
{
    private static readonly string[] Pieces =
    [
        "(", ")", "\"", "”", "-", "@", "@x", "@y", "title:", "body:", "author:", "lang:", "a:", ":", "AND", "OR", "NOT", "WITH", "EXCEPT", "or", "|", "&", " ", " ", " ", "\n",
        "a", "Lavrov", "лав", "U.N.", "’s", "*", "lav*", "=", "=un", "!", "NEAR/3", "ONEAR/", "NEAR/99", "ATLEAST/2(", "ATLEAST/", "/", "\u200B", "安", "𝒶", "\uD800",
    ];

    private static Gen<int> Seeds => Gen.Choose(0, int.MaxValue);

    public static Arbitrary<ReferencePair> Pairs() => Arb.From(Seeds.Select(Pair), Smaller);

    public static Arbitrary<ReferenceRound> Rounds() => Arb.From(Seeds.Select(seed => ReferenceRound.Make(seed, number: 0, queries: 40, stories: 4)));

    public static Arbitrary<MisplacedPart> MisplacedParts() => Arb.From(Seeds.Select(Misplaced));

    public static Arbitrary<Scrap> Scraps() => Arb.From(Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? string.Empty),
        Gen.Elements(Pieces).ListOf().Select(string.Concat)).Select(text => new Scrap(text)));

    private static ReferencePair Pair(int seed)
    {
        var round = ReferenceRound.Make(seed, number: 0, queries: 1, stories: 1);
        return new ReferencePair(seed, round.Queries[0], round.Stories[0]);
    }

    private static IEnumerable<ReferencePair> Smaller(ReferencePair pair) =>
    [
        .. ReferenceShrinker.Smaller(pair.Query).Select(query => pair with { Query = query }),
        .. ReferenceShrinker.Smaller(pair.Story).Select(story => pair with { Story = story }),
    ];

    private static MisplacedPart Misplaced(int seed)
    {
        var random = new Random(seed);
        var queries = new QueryGenerator(new Theme(random), random);
        var (placed, misplaced) = (queries.Placed(2, inField: false), queries.WithoutClearPlaces());
        ReferenceQuery query = random.Next(6) switch
        {
            0 => new ReferenceQuery.Near(placed, misplaced, WordsBetween: 3, IsOrdered: false),
            1 => new ReferenceQuery.Near(misplaced, placed, WordsBetween: 3, IsOrdered: true),
            2 => new ReferenceQuery.Except(placed, misplaced),
            3 => new ReferenceQuery.Except(new ReferenceQuery.Brackets(misplaced), placed),
            4 => new ReferenceQuery.AtLeast(2, misplaced),
            _ => new ReferenceQuery.Near(placed, new ReferenceQuery.AtLeast(2, new ReferenceQuery.Any([placed, misplaced], " OR ")), WordsBetween: 3, IsOrdered: false),
        };
        return new MisplacedPart(query.ToString());
    }
}

public sealed record Scrap(string Value);
