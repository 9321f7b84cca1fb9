using FeedWatch.Matching;

namespace FeedWatch.Testing.Matching;

/// <summary>Holds what the engine says against the reference.</summary>
public static class ReferenceComparison
{
    private static readonly QueryCompiler Compiler = new(AliasSet.Empty);

    /// <summary>A story without words and facts would match: such a query is refused.</summary>
    public static bool MatchesNothingAtAll(ReferenceQuery query) => ReferenceEvaluator.Marks(query, ReferenceStory.Empty) is not null;

    public static QueryResult Compile(ReferenceQuery query) => Compiler.Compile(query.ToString());

    /// <summary>Null where engine and reference agree on a pair.</summary>
    public static string? Difference(ReferenceQuery query, ReferenceStory story) => Compile(query) switch
    {
        QueryResult.Compiled when MatchesNothingAtAll(query) => "compiled, though it matches a story without words and facts",
        QueryResult.Compiled compiled => Difference(ReferenceEvaluator.Marks(query, story), compiled.Query.Match(story.ToSearched())),
        QueryResult.Refused refused when !MatchesNothingAtAll(query) => $"refused: {refused.Mistakes[0].Text}",
        _ => null,
    };

    public static string? Difference(IReadOnlyList<ReferenceMark>? expected, QueryMatch? match) =>
        match is { IsPossible: true } ? "not decided" : Difference(expected, match?.Places);

    /// <summary>Null where the places are the same, in the same order.</summary>
    public static string? Difference(IReadOnlyList<ReferenceMark>? expected, IReadOnlyList<Place>? places)
    {
        var marks = places?.Select(place => new ReferenceMark(place.Field, place.Start, place.Length, place.IsContext)).ToList();
        var agree = expected is null ? marks is null : marks is not null && expected.SequenceEqual(marks);
        return agree ? null : $"the reference says {Words(expected)}, the engine {Words(marks)}";
    }

    private static string Words(IReadOnlyList<ReferenceMark>? marks) => marks is null ? "not found" : $"found [{string.Join(", ", marks)}]";
}
