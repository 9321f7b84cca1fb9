using FeedWatch.Matching.Language;

namespace FeedWatch.Matching;

/// <summary>Turns what an owner wrote into a <see cref="Query"/>, or says what is wrong with it.</summary>
public sealed class QueryCompiler(AliasSet aliases)
{
    private readonly AliasTrees trees = new();
    private readonly SideBySide sideBySide = new(aliases);

    public QueryResult Compile(string text)
    {
        var mistakes = new MistakeList();
        var tree = Understand(text, mistakes);
        if (mistakes.Mistakes.Count == 0)
        {
            EmptyStory.Refuse(tree, mistakes);
        }

        if (mistakes.Mistakes.Count > 0)
        {
            return new QueryResult.Refused(mistakes.Mistakes);
        }

        sideBySide.Warn(text, mistakes);
        return new QueryResult.Compiled(new Query { Text = text, Expanded = QueryPrinter.Print(tree), Tree = tree }, mistakes.Warnings);
    }

    /// <summary>What is wrong with an alias by itself. It may match an empty story: NOT x is a fair building block.</summary>
    public IReadOnlyList<QueryMistake> CheckAlias(string name)
    {
        var mistakes = new MistakeList();
        if (aliases.TryGet(name, out var alias))
        {
            Understand(alias.Query, mistakes);
        }

        return mistakes.Mistakes;
    }

    private QueryNode Understand(string text, MistakeList mistakes)
    {
        var tree = QueryParser.Parse(text, mistakes);
        return new AliasExpansion(aliases, mistakes, trees).Expand(tree);
    }
}
