using System.Collections.Concurrent;
using FeedWatch.Matching.Language;

namespace FeedWatch.Matching.Evaluating;

/// <summary>Asks many queries about a story that is read once. Immutable and used by many polls at once.</summary>
internal sealed class Matcher
{
    private static readonly List<Finding> Nothing = [];
    private readonly Condition[] conditions;
    private readonly Vocabulary vocabulary;
    private readonly ConcurrentBag<StoryWords> spare = [];

    public Matcher(IEnumerable<QueryNode> queries)
    {
        var compiler = new ConditionCompiler();
        conditions = [.. queries.Select(compiler.Compile)];
        vocabulary = compiler.Vocabulary();
    }

    /// <summary>The numbers of the queries that hold, each with its places.</summary>
    public IReadOnlyList<Finding> Find(string title, string body)
    {
        if (!spare.TryTake(out var story))
        {
            story = new StoryWords(vocabulary);
        }

        story.Read(title, body);
        var found = Find(story);
        spare.Add(story);
        return found;
    }

    /// <summary>The places of the first query; null where it does not hold.</summary>
    public IReadOnlyList<Place>? Places(string title, string body) => Find(title, body) is [{ Query: 0 } first, ..] ? first.Places : null;

    // No query holds for a story without words, so none does for one without any word asked for.
    private List<Finding> Find(StoryWords story)
    {
        List<Finding>? found = null;
        for (var query = 0; story.Count > 0 && query < conditions.Length; query++)
        {
            if (conditions[query].Holds(story))
            {
                (found ??= []).Add(new Finding(query, PlaceList.Of(conditions[query], story)));
            }
        }

        return found ?? Nothing;
    }

    /// <param name="Query">Its number among those that the matcher was made from.</param>
    /// <param name="Places">As <see cref="RuleMatch.Places"/>.</param>
    internal sealed record Finding(int Query, IReadOnlyList<Place> Places);
}
