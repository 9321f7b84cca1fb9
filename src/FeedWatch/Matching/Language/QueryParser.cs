namespace FeedWatch.Matching.Language;

/// <summary>Tokens to tree. NOT binds tightest, then AND, then OR; side by side is AND.</summary>
internal sealed class QueryParser
{
    public const int LongestQuery = 20_000;
    private const int DeepestBrackets = 50;

    private readonly IReadOnlyList<QueryToken> tokens;
    private readonly MistakeList mistakes;
    private int next;
    private int depth;

    private QueryParser(IReadOnlyList<QueryToken> tokens, MistakeList mistakes)
    {
        this.tokens = tokens;
        this.mistakes = mistakes;
    }

    private QueryToken Here => tokens[next];

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

        return new QueryParser(pieces, mistakes).ParseWhole();
    }

    private QueryNode ParseWhole()
    {
        var tree = ParseAny();
        while (Here.Kind == TokenKind.Close)
        {
            mistakes.Refuse(Here.At, "This bracket closes none.", "Leave it out, or write ( where its part begins.");
            if (tokens[++next].Kind != TokenKind.End)
            {
                ParseAny();
            }
        }

        return tree;
    }

    private QueryNode ParseAny()
    {
        var at = Here.At;
        var parts = new List<QueryNode> { ParseAll() };
        while (Here.Kind == TokenKind.Or)
        {
            next++;
            parts.Add(ParseAll());
        }

        return QueryNode.Any.Of(parts, at);
    }

    private QueryNode ParseAll()
    {
        var at = Here.At;
        var parts = new List<QueryNode> { ParseNot() };
        while (Here.Kind is not (TokenKind.Or or TokenKind.Close or TokenKind.End))
        {
            if (Here.Kind == TokenKind.And)
            {
                next++;
            }

            parts.Add(ParseNot());
        }

        return QueryNode.All.Of(parts, at);
    }

    private QueryNode ParseNot()
    {
        var token = Here;
        if (token.Kind != TokenKind.Not)
        {
            return ParseOne();
        }

        next++;
        if (Here.Kind == TokenKind.Not)
        {
            mistakes.Refuse(Here.At, "Two NOT follow each other.", "Leave both out.");
            next++;
        }

        return new QueryNode.Not(ParseOne(), token.At);
    }

    private QueryNode ParseOne()
    {
        var token = Here;
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
        var field = Here;
        next++;
        if (Here.Kind == TokenKind.Field)
        {
            mistakes.Refuse(Here.At, "A field follows a field.", $"Leave one out, or write {field.Text}:word AND {Here.Text}:word.");
            next++;
        }

        return new QueryNode.Within(QueryForms.Field(field.Text) ?? TextField.Title, ParseOne(), field.At);
    }

    private QueryNode ParseBrackets()
    {
        var open = Here;
        next++;
        if (++depth > DeepestBrackets)
        {
            mistakes.Refuse(open.At, $"Brackets are nested deeper than {DeepestBrackets}.", "Put the inner part into an alias.");
            next = tokens.Count - 1;
            return Nothing(open.At);
        }

        var inner = ParseAny();
        depth--;
        if (Here.Kind == TokenKind.Close)
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
        var before = next == 0 ? default : tokens[next - 1];
        var (text, advice) = (token.Kind, before.Kind) switch
        {
            (TokenKind.Close, TokenKind.Open) when next > 0 => ("There is nothing between the brackets.", "Write words between them, or leave both out."),
            (_, TokenKind.And or TokenKind.Or or TokenKind.Not) when next > 0 => ($"Nothing follows {before.Text}.", $"Write what {before.Text} is to apply to, or leave it out."),
            (_, TokenKind.Field) when next > 0 => ($"Nothing follows {before.Text}:.", $"Write a word, a phrase in quotes or a bracket after it, and NOT before it: NOT {before.Text}:word."),
            _ => ($"Nothing stands before {token.Text}.", $"Write something before it, or leave it out. To find the word itself, write \"{token.Text}\"."),
        };
        mistakes.Refuse(before.Kind is TokenKind.And or TokenKind.Or or TokenKind.Not or TokenKind.Field && next > 0 ? before.At : token.At, text, advice);
        if (token.Kind is TokenKind.And or TokenKind.Or or TokenKind.Not)
        {
            next++;
        }
    }

    private static QueryNode.Phrase Nothing(Spot at) => new(string.Empty, IsQuoted: true, at);
}
