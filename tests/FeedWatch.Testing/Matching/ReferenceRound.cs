namespace FeedWatch.Testing.Matching;

/// <summary>Queries and stories that share a theme; all of it follows from the seed and the number of the round.</summary>
public sealed record ReferenceRound(IReadOnlyList<ReferenceQuery> Queries, IReadOnlyList<ReferenceStory> Stories)
{
    public static ReferenceRound Make(int seed, int number, int queries, int stories)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        var theme = new Theme(random);
        var queryGenerator = new QueryGenerator(theme, random);
        var storyGenerator = new StoryGenerator(theme, random);
        return new ReferenceRound(
            [.. Enumerable.Range(0, queries).Select(_ => queryGenerator.Make())],
            [.. Enumerable.Range(0, stories).Select(_ => storyGenerator.Make())]);
    }
}
