namespace FeedWatch.Matching.Language;

internal enum TokenKind
{
    Word,
    Phrase,
    Alias,
    Field,
    Open,
    Close,
    And,
    With,
    Or,
    Not,
    Near,
    OrderedNear,
    Except,
    AtLeast,
    End,
}

/// <summary>A piece of a query's text; <see cref="Text"/> is what it holds without its quotes, @, =, star or colon.</summary>
internal sealed record QueryToken(TokenKind Kind, string Text, Spot At)
{
    /// <summary>Of NEAR, ONEAR and ATLEAST.</summary>
    public int Number { get; init; }

    public bool IsExact { get; init; }

    public bool IsPrefix { get; init; }

    /// <summary>Stands between two parts, or before one.</summary>
    public bool IsOperator => Kind is TokenKind.And or TokenKind.With or TokenKind.Or or TokenKind.Not or TokenKind.Near or TokenKind.OrderedNear or TokenKind.Except;
}
