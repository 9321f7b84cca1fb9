namespace FeedWatch.Matching.Language;

/// <summary>Tokens to tree. NOT binds tightest, then AND, then OR; side by side is AND.</summary>
internal sealed class QueryParser
{
    public const int LongestQuery = 20_000;
    private const int DeepestBrackets = 50;

    private readonly IReadOnlyList<QueryToken> tokens;
    private readonly MistakeList mistakes;
    private int next;

    private QueryParser(IReadOnlyList<QueryToken> tokens, MistakeList mistakes)
    {
        this.tokens = tokens;
        this.mistakes = mistakes;
    }

    /// <summary>The tree is of use only where no mistake was found.</summary>
    public static QueryNode Parse(string text, MistakeList mistakes)
    {
        if (text.Length > LongestQuery)
        {
            mistakes.Refuse(new Spot(1, 1), $"The query is over {LongestQuery:N0} characters long.", "Put parts of it into aliases, or make several rules.");
            return Nothing(new Spot(1, 1));
        }

        var pieces = new QueryLexer(text, mistakes).Read();
        if (pieces is [{ Kind: TokenKind.End }])
        {
            mistakes.Refuse(new Spot(1, 1), "The query is empty.", "Write a word, a phrase in quotes or an alias such as @unsc.");
            return Nothing(new Spot(1, 1));
        }

        if (TooDeep(pieces) is { } bracket)
        {
            mistakes.Refuse(bracket.At, $"Brackets are nested deeper than {DeepestBrackets}.", "Put the inner part into an alias.");
            return Nothing(bracket.At);
        }

        return new QueryParser(pieces, mistakes).ParseWhole();
    }

    // Looked at first, because the parser calls itself for each bracket.
    private static QueryToken? TooDeep(IReadOnlyList<QueryToken> tokens)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            depth = Math.Max(0, depth + token.Kind switch { TokenKind.Open => 1, TokenKind.Close => -1, _ => 0 });
            if (depth > DeepestBrackets)
            {
                return token;
            }
        }

        return null;
    }

    private QueryNode ParseWhole()
    {
        var tree = ParseAny();
        while (Peek().Kind == TokenKind.Close)
        {
            mistakes.Refuse(Peek().At, "This bracket closes none.", "Leave it out, or write ( where its part begins.");
            next++;
            if (Peek().Kind != TokenKind.End)
            {
                ParseAny();
            }
        }

        return tree;
    }

    private QueryToken Peek() => tokens[next];

    private QueryNode ParseAny()
    {
        var at = Peek().At;
        var parts = new List<QueryNode> { ParseAll() };
        while (Peek().Kind == TokenKind.Or)
        {
            next++;
            parts.Add(ParseAll());
        }

        return QueryNode.Any.Of(parts, at);
    }

    private QueryNode ParseAll()
    {
        var at = Peek().At;
        var parts = new List<QueryNode> { ParseNot() };
        while (Peek().Kind is not (TokenKind.Or or TokenKind.Close or TokenKind.End))
        {
            if (Peek().Kind == TokenKind.And)
            {
                next++;
            }

            parts.Add(ParseNot());
        }

        return QueryNode.All.Of(parts, at);
    }

    private QueryNode ParseNot()
    {
        var token = Peek();
        if (token.Kind != TokenKind.Not)
        {
            return ParseOne();
        }

        next++;
        if (Peek().Kind == TokenKind.Not)
        {
            mistakes.Refuse(Peek().At, "Two NOT follow each other.", "Leave both out.");
            next++;
        }

        return new QueryNode.Not(ParseOne(), token.At);
    }

    private QueryNode ParseOne()
    {
        var token = Peek();
        switch (token.Kind)
        {
            case TokenKind.Word or TokenKind.Phrase:
                next++;
                return new QueryNode.Phrase(token.Text, token.Kind == TokenKind.Phrase, token.At);
            case TokenKind.Alias:
                next++;
                return new QueryNode.AliasName(token.Text, token.At);
            case TokenKind.Field:
                return ParseField();
            case TokenKind.Open:
                return ParseBrackets();
            default:
                RefuseMissing(token);
                return Nothing(token.At);
        }
    }

    private QueryNode.Within ParseField()
    {
        var field = Peek();
        next++;
        if (Peek().Kind == TokenKind.Field)
        {
            mistakes.Refuse(Peek().At, "A field follows a field.", $"Leave one out, or write {field.Text}:word AND {Peek().Text}:word.");
            next++;
        }

        return new QueryNode.Within(QueryForms.Field(field.Text) ?? TextField.Title, ParseOne(), field.At);
    }

    private QueryNode ParseBrackets()
    {
        var open = Peek();
        next++;
        var inner = ParseAny();
        if (Peek().Kind == TokenKind.Close)
        {
            next++;
        }
        else
        {
            mistakes.Refuse(open.At, "The bracket is opened and never closed.", "Write ) where its part ends.");
        }

        return inner;
    }

    private void RefuseMissing(QueryToken token)
    {
        var before = next == 0 ? new QueryToken(TokenKind.Open, string.Empty, token.At) : tokens[next - 1];
        var (text, advice) = (token.Kind, before.Kind) switch
        {
            (TokenKind.Close, TokenKind.Open) when next > 0 => ("There is nothing between the brackets.", "Write words between them, or leave both out."),
            (_, TokenKind.And or TokenKind.Or or TokenKind.Not) => ($"Nothing follows {before.Text}.", $"Write what {before.Text} is to apply to, or leave it out."),
            (_, TokenKind.Field) => ($"Nothing follows {before.Text}:.", $"Write a word, a phrase in quotes or a bracket after it, and NOT before it: NOT {before.Text}:word."),
            _ => ($"Nothing stands before {token.Text}.", $"Write something before it, or leave it out. To find the word itself, write \"{token.Text}\"."),
        };
        mistakes.Refuse(before.Kind is TokenKind.And or TokenKind.Or or TokenKind.Not or TokenKind.Field ? before.At : token.At, text, advice);
        if (token.Kind is TokenKind.And or TokenKind.Or or TokenKind.Not)
        {
            next++;
        }
    }

    private static QueryNode.Phrase Nothing(Spot at) => new(string.Empty, IsQuoted: true, at);
}
