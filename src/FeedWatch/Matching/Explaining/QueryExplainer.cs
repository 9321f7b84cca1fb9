using FeedWatch.Matching.Evaluating;
using FeedWatch.Matching.Language;

namespace FeedWatch.Matching.Explaining;

/// <summary>Says of each part of a query whether it holds for a story. Slow beside matching: for one story at a time.</summary>
public sealed class QueryExplainer(AliasSet aliases)
{
    private const int MostNearMisses = 3;

    /// <exception cref="ArgumentException">The query has a mistake: compile it first.</exception>
    public Explanation Explain(string query, in SearchedStory story)
    {
        var mistakes = new MistakeList();
        var tree = QueryParser.Parse(query, mistakes);
        var compiler = new ConditionCompiler();
        var plan = Plan(tree, scope: null, compiler, mistakes);
        if (mistakes.Mistakes is [var first, ..])
        {
            throw new ArgumentException($"{first.Text} {first.Advice}", nameof(query));
        }

        var words = new StoryWords(compiler, new AnchorIndex([], compiler.Vocabulary.Count, compiler.Prefixes.Count));
        words.Read(story, withFacts: true);
        return Explain(plan, words, new NearMissSearch(story));
    }

    private PlannedPart Plan(QueryNode written, QueryField? scope, ConditionCompiler compiler, MistakeList mistakes)
    {
        var expanded = new AliasExpansion(aliases, mistakes).Expand(scope is { } field ? new QueryNode.Within(field, written, written.At) : written);
        return new PlannedPart(written, expanded, compiler.Compile(expanded), [.. Parts(written, scope).Select(part => Plan(part.Node, part.Scope, compiler, mistakes))]);
    }

    private static IEnumerable<(QueryNode Node, QueryField? Scope)> Parts(QueryNode node, QueryField? scope) => node switch
    {
        QueryNode.All all => all.Parts.Select(part => (part, scope)),
        QueryNode.Any any => any.Parts.Select(part => (part, scope)),
        QueryNode.Context context => Parts(context.Part, scope),
        QueryNode.Within within => Parts(within.Part, within.Field),
        _ => [],
    };

    private static Explanation Explain(PlannedPart part, StoryWords words, NearMissSearch search)
    {
        words.Budget.BeginStory();
        words.Budget.BeginQuery();
        var holds = part.Condition.Holds(words);
        var isPossible = words.Budget.IsSpent;
        var marks = new MarkList();
        if (holds && !isPossible)
        {
            part.Condition.Mark(words, marks);
        }

        var nearMisses = holds || isPossible ? [] : search.Find(WantedPhrase.In(part.Expanded, part.Written)).Take(MostNearMisses).ToList();
        return new Explanation(QueryPrinter.Print(part.Written), holds, marks.Merged(), [.. part.Parts.Select(inner => Explain(inner, words, search))], nearMisses) { IsPossible = isPossible };
    }

    private sealed record PlannedPart(QueryNode Written, QueryNode Expanded, Condition Condition, IReadOnlyList<PlannedPart> Parts);
}
