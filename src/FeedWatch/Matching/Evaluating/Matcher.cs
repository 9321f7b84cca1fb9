using System.Collections.Concurrent;
using FeedWatch.Matching.Language;

namespace FeedWatch.Matching.Evaluating;

/// <summary>
/// Asks many queries about a story that is read once. Each query is anchored to the rarest thing that it must have, so that only those are asked which a story gives a reason for. Immutable and used by many polls at once.
/// </summary>
internal sealed class Matcher
{
    private static readonly List<Finding> Nothing = [];
    private static readonly QueryMatch Undecided = new([], IsPossible: true);
    private static readonly QueryMatch Unmarked = new([]);
    private readonly Condition[] conditions;
    private readonly ConditionCompiler compiled = new();
    private readonly AnchorIndex anchors;
    private readonly ConcurrentBag<StoryWords> spare = [];

    /// <param name="queries">None may hold for a story without words.</param>
    public Matcher(IEnumerable<QueryNode> queries)
    {
        conditions = [.. queries.Select(compiled.Compile)];
        anchors = new AnchorIndex(Array.ConvertAll(conditions, condition => condition.ToHold ?? throw new ArgumentException("A query holds for an empty story.", nameof(queries))), compiled.Vocabulary.Count, compiled.Prefixes.Count);
    }

    /// <summary>The numbers of the queries that find the story, in order, each with its match.</summary>
    public IReadOnlyList<Finding> Find(in SearchedStory story)
    {
        if (!spare.TryTake(out var words))
        {
            words = new StoryWords(compiled, anchors);
        }

        words.Read(story, compiled.UsesFacts);
        var found = Find(words);
        spare.Add(words);
        return found;
    }

    /// <summary>What the first query finds.</summary>
    public QueryMatch? First(in SearchedStory story) => Find(story) is [{ Query: 0 } first, ..] ? first.Match : null;

    private List<Finding> Find(StoryWords story)
    {
        var found = Decide(story);
        return found is null ? Nothing : Mark(found, story);
    }

    private List<Finding>? Decide(StoryWords story)
    {
        List<Finding>? found = null;
        story.Budget.BeginStory();
        foreach (var query in story.Candidates.Queries)
        {
            story.Budget.BeginQuery();
            var holds = conditions[query].Holds(story);
            if (holds || story.Budget.IsSpent)
            {
                (found ??= []).Add(new Finding(query, story.Budget.IsSpent ? Undecided : Unmarked));
            }

            story.Budget.EndQuery();
        }

        return found;
    }

    private List<Finding> Mark(List<Finding> found, StoryWords story)
    {
        found.Sort((one, other) => one.Query.CompareTo(other.Query));
        story.Budget.BeginStory();
        return found.ConvertAll(finding => finding.Match.IsPossible ? finding : new Finding(finding.Query, new QueryMatch(Places(finding.Query, story))));
    }

    // The verdict stands: where the budget ends here, some places are not marked.
    private IReadOnlyList<Place> Places(int query, StoryWords story)
    {
        var marks = new MarkList();
        story.Budget.BeginMarks();
        conditions[query].Mark(story, marks);
        story.Budget.EndQuery();
        return marks.Merged();
    }

    /// <param name="Query">Its number among those that the matcher was made from.</param>
    internal readonly record struct Finding(int Query, QueryMatch Match);
}
