using FeedWatch.Matching;

namespace FeedWatch.Testing.Matching;

/// <summary>Random queries of the whole grammar over the words of a theme.</summary>
public sealed class QueryGenerator(Theme theme, Random random)
{
    private const int Deepest = 4;

    private static readonly string[] AndSigns = [" AND ", " & ", " "];
    private static readonly string[] OrSigns = [" OR ", " | "];
    private static readonly string[] NotSigns = ["NOT ", "-"];
    private static readonly string[] Tags = ["en", "EN", "fr", "pt", "pt-br", "zh-Hans", "eng"];

    public ReferenceQuery Make() => Anything(random.Next(1, Deepest + 1), inField: false);

    /// <summary>What NEAR may not stand beside, and ATLEAST not count: it has no places, or no clear ones.</summary>
    public ReferenceQuery WithoutClearPlaces() => random.Next(5) switch
    {
        0 => new ReferenceQuery.All([Phrase(), Phrase()], Pick(AndSigns)),
        1 => new ReferenceQuery.Not(Phrase(), Pick(NotSigns)),
        2 => new ReferenceQuery.With(Phrase(), Phrase()),
        3 => Fact(),
        _ => new ReferenceQuery.Language(Pick(Tags)),
    };

    /// <summary>What NEAR, EXCEPT and ATLEAST take: it stands somewhere in the text.</summary>
    public ReferenceQuery Placed(int depth, bool inField) => depth == 0 ? Phrase() : random.Next(20) switch
    {
        < 6 => Phrase(),
        < 10 => new ReferenceQuery.Any(Parts(() => Placed(depth - 1, inField)), Pick(OrSigns)),
        < 14 => Near(depth, inField),
        < 16 => new ReferenceQuery.Except(Placed(depth - 1, inField), Placed(depth - 1, inField)),
        < 18 => new ReferenceQuery.AtLeast(random.Next(1, 4), Placed(depth - 1, inField)),
        18 when !inField => new ReferenceQuery.Within(Field(), Placed(depth - 1, inField: true)),
        _ => new ReferenceQuery.Brackets(Placed(depth - 1, inField)),
    };

    private ReferenceQuery Anything(int depth, bool inField) => depth == 0 ? PhraseOrFact(inField) : random.Next(24) switch
    {
        < 2 => PhraseOrFact(inField),
        < 6 => new ReferenceQuery.All(Parts(() => Anything(depth - 1, inField)), Pick(AndSigns)),
        < 10 => new ReferenceQuery.Any(Parts(() => Anything(depth - 1, inField)), Pick(OrSigns)),
        < 12 => new ReferenceQuery.Not(Anything(depth - 1, inField), Pick(NotSigns)),
        < 14 => new ReferenceQuery.With(Anything(depth - 1, inField), Anything(depth - 1, inField)),
        < 16 when !inField => new ReferenceQuery.Within(Field(), Anything(depth - 1, inField: true)),
        < 17 => new ReferenceQuery.Brackets(Anything(depth - 1, inField)),
        _ => Placed(depth, inField),
    };

    private ReferenceQuery.Near Near(int depth, bool inField) =>
        new(Placed(depth - 1, inField), Placed(depth - 1, inField), random.Next(6) == 0 ? random.Next(51) : random.Next(5), random.Next(3) == 0);

    private ReferenceQuery PhraseOrFact(bool inField) => !inField && random.Next(7) == 0 ? Fact() : Phrase();

    private ReferenceQuery Fact() => random.Next(4) == 0
        ? new ReferenceQuery.Language(Pick(Tags))
        : new ReferenceQuery.Fact(Pick<FactField>([FactField.Author, FactField.Category, FactField.Feed]), OfFact(random.Next(3)));

    private ReferenceQuery OfFact(int depth) => depth == 0 ? Phrase() : random.Next(6) switch
    {
        < 2 => new ReferenceQuery.Any(Parts(() => OfFact(depth - 1)), Pick(OrSigns)),
        < 4 => new ReferenceQuery.All(Parts(() => OfFact(depth - 1)), Pick(AndSigns)),
        4 => new ReferenceQuery.Not(OfFact(depth - 1), Pick(NotSigns)),
        _ => new ReferenceQuery.Brackets(OfFact(depth - 1)),
    };

    private ReferenceQuery.Phrase Phrase() => PhraseGenerator.Make(theme, random);

    private List<ReferenceQuery> Parts(Func<ReferenceQuery> make) => [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => make())];

    private TextField Field() => random.Next(2) == 0 ? TextField.Title : TextField.Body;

    private T Pick<T>(IReadOnlyList<T> choices) => Theme.Pick(choices, random);
}
