namespace FeedWatch.Matching;

/// <summary>What became of a query's text.</summary>
public abstract record QueryResult
{
    private QueryResult()
    {
    }

    /// <param name="Query">Ready to use.</param>
    /// <param name="Warnings">What works but may not be meant.</param>
    public sealed record Compiled(Query Query, IReadOnlyList<QueryMistake> Warnings) : QueryResult;

    public sealed record Refused(IReadOnlyList<QueryMistake> Mistakes) : QueryResult;
}

/// <summary>What is wrong in a query and what to write instead. Line and column count from 1 in the query's own text.</summary>
public sealed record QueryMistake(int Line, int Column, string Text, string Advice);
