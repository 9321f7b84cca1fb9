namespace FeedWatch.Matching.Language;

/// <summary>What was found wrong or doubtful while a query was read.</summary>
internal sealed class MistakeList
{
    private readonly List<QueryMistake> mistakes = [];
    private readonly List<QueryMistake> warnings = [];

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<QueryMistake> Mistakes => [.. mistakes.OrderBy(mistake => mistake.Line).ThenBy(mistake => mistake.Column)];

    public IReadOnlyList<QueryMistake> Warnings => warnings;

    /// <summary>The same mistake at the same place is told once, however often an alias repeats it.</summary>
    public void Refuse(Spot at, string text, string advice)
    {
        var mistake = new QueryMistake(at.Line, at.Column, text, advice);
        if (!mistakes.Contains(mistake))
        {
            mistakes.Add(mistake);
        }
    }

    public void Warn(Spot at, string text, string advice) => warnings.Add(new QueryMistake(at.Line, at.Column, text, advice));
}
