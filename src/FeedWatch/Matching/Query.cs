using FeedWatch.Matching.Evaluating;
using FeedWatch.Matching.Forms;
using FeedWatch.Matching.Language;

namespace FeedWatch.Matching;

/// <summary>A query as written and as understood. Immutable.</summary>
public sealed class Query
{
    /// <summary>As the owner wrote it.</summary>
    public required string Text { get; init; }

    /// <summary>Fully bracketed, aliases replaced by what they mean: two queries with the same expansion find the same stories.</summary>
    public required string Expanded { get; init; }

    /// <summary>Fully bracketed, aliases by their names: short enough to be read.</summary>
    public string Bracketed => field ??= QueryPrinter.Print(QueryParser.Parse(Text, new MistakeList()));

    /// <summary>What it looks for, word by word, aliases included.</summary>
    public IReadOnlyList<QueryWord> Words => field ??= QueryWords.Of(Tree);

    internal QueryNode Tree
    {
        get => field ??= Parse(Expanded);
        init;
    }

    private Matcher Matcher => field ??= new Matcher([Tree]);

    /// <summary>Null where the query does not find the story.</summary>
    public QueryMatch? Match(in SearchedStory story) => Matcher.First(story);

    /// <summary>Where the query finds a text, as <see cref="RuleMatch.Places"/>; null where it does not.</summary>
    public IReadOnlyList<Place>? Match(string title, string body) => Match(new SearchedStory { Title = title, Body = body })?.Places;

    private static QueryNode Parse(string expanded)
    {
        var mistakes = new MistakeList();
        var tree = QueryParser.ParsePrinted(expanded, mistakes);
        return mistakes.Mistakes is [var first, ..] ? throw new InvalidOperationException($"{expanded} is not the expansion of a query: {first.Text}") : tree;
    }
}
