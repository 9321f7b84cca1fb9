using System.Globalization;

namespace FeedWatch.Matching.Language;

/// <summary>The words in capitals that mean something to the language.</summary>
internal static class Operators
{
    /// <summary>The most words that NEAR may leave between its two sides.</summary>
    public const int MostBetween = 50;

    private const int MostPlaces = 100;

    /// <summary>The operator that a run is; null where it is a word. NEAR with a bad number is told and stands as AND, so that one mistake brings no other.</summary>
    public static QueryToken? Read(string run, Spot at, MistakeList mistakes)
    {
        var slash = run.IndexOf('/', StringComparison.Ordinal);
        return (slash < 0 ? run : run[..slash], slash) switch
        {
            ("AND", < 0) => new QueryToken(TokenKind.And, run, at),
            ("WITH", < 0) => new QueryToken(TokenKind.With, run, at),
            ("OR", < 0) => new QueryToken(TokenKind.Or, run, at),
            ("NOT", < 0) => new QueryToken(TokenKind.Not, run, at),
            ("EXCEPT", < 0) => new QueryToken(TokenKind.Except, run, at),
            ("NEAR", _) => Near(TokenKind.Near, run, slash, at, mistakes),
            ("ONEAR", _) => Near(TokenKind.OrderedNear, run, slash, at, mistakes),
            ("ATLEAST", _) => new QueryToken(TokenKind.AtLeast, run, at) { Number = Places(run, slash, at, mistakes) },
            _ => null,
        };
    }

    /// <summary>Warns of what looks like an operator in small letters and is searched as words.</summary>
    public static void WarnOfSmall(string run, Spot at, MistakeList mistakes)
    {
        var slash = run.IndexOf('/', StringComparison.Ordinal);
        var meant = (slash < 0 ? run : run[..slash], slash) switch
        {
            ("near" or "Near", < 0) => "NEAR/5",
            ("and" or "or" or "not" or "except" or "And" or "Or" or "Not" or "Except", < 0) => run.ToUpperInvariant(),
            ("near" or "Near" or "onear" or "Onear" or "atleast" or "Atleast", _) => run.ToUpperInvariant(),
            _ => null,
        };
        if (meant is not null)
        {
            mistakes.Warn(at, $"\"{run}\" is searched as a word, because operators are written in capitals.", $"Did you mean {meant}? If not, put it in quotes.");
        }
    }

    private static QueryToken Near(TokenKind kind, string run, int slash, Spot at, MistakeList mistakes)
    {
        if (Number(run, slash) is { } number and <= MostBetween)
        {
            return new QueryToken(kind, run, at) { Number = number };
        }

        var name = slash < 0 ? run : run[..slash];
        mistakes.Refuse(at, slash < 0 ? $"{name} needs a number." : $"The number of {run} is not one from 0 to {MostBetween}.", $"Write {name}/5 for at most five words between the two. To find the word itself, write it in quotes.");
        return new QueryToken(TokenKind.And, run, at);
    }

    private static int Places(string run, int slash, Spot at, MistakeList mistakes)
    {
        if (Number(run, slash) is { } number and >= 1 and <= MostPlaces)
        {
            return number;
        }

        mistakes.Refuse(at, slash < 0 ? "ATLEAST needs a number." : $"The number of {run} is not one from 1 to {MostPlaces}.", "Write ATLEAST/2(word) for at least two places. To find the word itself, write it in quotes.");
        return 1;
    }

    private static int? Number(string run, int slash) =>
        slash >= 0 && int.TryParse(run.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
