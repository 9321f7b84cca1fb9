namespace FeedWatch.Matching.Language;

/// <summary>Tokens to tree. NEAR and EXCEPT bind tightest, then NOT, then AND and WITH, then OR; side by side is AND.</summary>
internal sealed class QueryParser
{
    public const int LongestQuery = 20_000;
    private const int DeepestBrackets = 50;

    // Aliases and chains of NEAR print as brackets within brackets.
    private const int DeepestPrinted = 4 * AliasExpansion.DeepestTree;
    private const int LongestChain = 20;

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

        return Parse(text, DeepestBrackets, mistakes);
    }

    /// <summary>For what was printed from a tree: longer than what it was read from, with all aliases in it.</summary>
    public static QueryNode ParsePrinted(string text, MistakeList mistakes) => Parse(text, DeepestPrinted, mistakes);

    private static QueryNode Parse(string text, int deepest, MistakeList mistakes)
    {
        var pieces = new QueryLexer(text, mistakes).Read();
        if (pieces is [{ Kind: TokenKind.End }])
        {
            mistakes.Refuse(new Spot(1, 1), "The query is empty.", "Write a word, a phrase in quotes or an alias such as @unsc.");
            return Nothing(new Spot(1, 1));
        }

        if (TooDeep(pieces, deepest) is { } bracket)
        {
            mistakes.Refuse(bracket.At, $"Brackets are nested deeper than {deepest}.", "Put the inner part into an alias.");
            return Nothing(bracket.At);
        }

        return new QueryParser(pieces, mistakes).ParseWhole();
    }

    // Looked at first, because the parser calls itself for each bracket.
    private static QueryToken? TooDeep(IReadOnlyList<QueryToken> tokens, int deepest)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            depth = Math.Max(0, depth + token.Kind switch { TokenKind.Open => 1, TokenKind.Close => -1, _ => 0 });
            if (depth > deepest)
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
            var joint = Peek();
            next += joint.Kind is TokenKind.And or TokenKind.With ? 1 : 0;
            var part = ParseNot();
            parts.Add(joint.Kind == TokenKind.With ? new QueryNode.Context(part, joint.At) : part);
        }

        return QueryNode.All.Of(parts, at);
    }

    private QueryNode ParseNot()
    {
        var token = Peek();
        if (token.Kind != TokenKind.Not)
        {
            return ParseNear();
        }

        next++;
        if (Peek().Kind == TokenKind.Not)
        {
            mistakes.Refuse(Peek().At, "Two NOT follow each other.", "Leave both out.");
            next++;
        }

        return new QueryNode.Not(ParseNear(), token.At);
    }

    private QueryNode ParseNear()
    {
        var left = ParseOne();
        var joints = 0;
        while (Peek() is { Kind: TokenKind.Near or TokenKind.OrderedNear or TokenKind.Except } joint)
        {
            next++;
            RefuseNot(joint);
            if (++joints == LongestChain + 1)
            {
                mistakes.Refuse(joint.At, $"More than {LongestChain} NEAR, ONEAR and EXCEPT follow each other.", "Write the parts that may stand in for each other in brackets: a EXCEPT (b OR c).");
            }

            var right = ParseOne();
            left = joint.Kind == TokenKind.Except
                ? new QueryNode.Except(left, right, joint.At)
                : new QueryNode.Near(left, right, joint.Number, IsOrdered: joint.Kind == TokenKind.OrderedNear, joint.At);
        }

        return left;
    }

    private void RefuseNot(QueryToken joint)
    {
        if (Peek().Kind == TokenKind.Not)
        {
            mistakes.Refuse(Peek().At, $"NOT cannot follow {joint.Text}: what is absent has no place in the text.", "Write AND NOT, which looks at the whole story, or EXCEPT.");
            next++;
        }
    }

    private QueryNode ParseOne()
    {
        var token = Peek();
        switch (token.Kind)
        {
            case TokenKind.Word or TokenKind.Phrase:
                next++;
                return new QueryNode.Phrase(token.Text, token.Kind == TokenKind.Phrase, token.At) { IsExact = token.IsExact, IsPrefix = token.IsPrefix };
            case TokenKind.Alias:
                next++;
                return new QueryNode.AliasName(token.Text, token.At);
            case TokenKind.Field:
                return ParseField();
            case TokenKind.AtLeast:
                return ParseAtLeast();
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

        return new QueryNode.Within(QueryFields.Find(field.Text) ?? QueryField.Title, ParseOne(), field.At);
    }

    private QueryNode.AtLeast ParseAtLeast()
    {
        var count = Peek();
        next++;
        if (Peek().Kind != TokenKind.Open)
        {
            mistakes.Refuse(count.At, $"{count.Text} needs brackets around what is to be counted.", "Write ATLEAST/2(word) for at least two places.");
        }

        return new QueryNode.AtLeast(count.Number, ParseOne(), count.At);
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
            _ when before.IsOperator => ($"Nothing follows {before.Text}.", $"Write what {before.Text} is to apply to, or leave it out."),
            (_, TokenKind.Field) => ($"Nothing follows {before.Text}:.", $"Write a word, a phrase in quotes or a bracket after it, and NOT before it: NOT {before.Text}:word."),
            _ => ($"Nothing stands before {token.Text}.", $"Write something before it, or leave it out. To find the word itself, write \"{token.Text}\"."),
        };
        mistakes.Refuse(before.IsOperator || before.Kind == TokenKind.Field ? before.At : token.At, text, advice);
        if (token.IsOperator)
        {
            next++;
        }
    }

    private static QueryNode.Phrase Nothing(Spot at) => new(string.Empty, IsQuoted: true, at);
}
