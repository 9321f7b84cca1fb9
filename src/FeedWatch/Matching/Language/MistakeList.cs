namespace FeedWatch.Matching.Language;

/// <summary>What was found wrong or doubtful while a query was read.</summary>
internal sealed class MistakeList
{
    private readonly List<QueryMistake> mistakes = [];
    private readonly List<QueryMistake> warnings = [];

    public IReadOnlyList<QueryMistake> Mistakes => mistakes;

    public IReadOnlyList<QueryMistake> Warnings => warnings;

    public void Refuse(Spot at, string text, string advice) => mistakes.Add(new QueryMistake(at.Line, at.Column, text, advice));

    public void Warn(Spot at, string text, string advice) => warnings.Add(new QueryMistake(at.Line, at.Column, text, advice));
}
