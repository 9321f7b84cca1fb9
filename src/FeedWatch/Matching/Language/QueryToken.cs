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
    Or,
    Not,
    End,
}

/// <summary>A piece of a query's text; <see cref="Text"/> is what it holds without its quotes, @ or colon.</summary>
internal sealed record QueryToken(TokenKind Kind, string Text, Spot At);
