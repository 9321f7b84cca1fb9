using System.Globalization;

namespace FeedWatch.Configuration.Yaml;

/// <summary>Finds where a character of a value stands in the file, through quotes, escapes, folded lines and indentation.</summary>
internal static class SourceMap
{
    public static TextPlace Find(string source, ScalarNode scalar, int index)
    {
        var at = Math.Min(Content(source, scalar), source.Length);
        var value = scalar.Raw;
        var next = 0;
        var quote = scalar.Form == ScalarForm.Quoted ? source[scalar.Place.Index] : ' ';
        while (next < value.Length && at < scalar.End && (next < index || (quote == '"' && IsEscapedBreak(source, at))))
        {
            (at, next) = (quote, source[at]) switch
            {
                ('"', '\\') => OverEscape(source, at, next),
                ('\'', '\'') => (at + 2, next + 1),
                (_, var found) when char.IsWhiteSpace(found) => OverSpace(source, at, scalar.End, value, next, index),
                _ when char.IsWhiteSpace(value[next]) => (at, next + 1),
                _ => (at + 1, next + 1),
            };
        }

        return Place(source, scalar.Place, next < value.Length ? SkipIndent(source, at, scalar.End, value[next]) : at);
    }

    // Where the first character of the value may stand: after the quote, or after the line with | or >.
    private static int Content(string source, ScalarNode scalar)
    {
        var start = scalar.Place.Index;
        if (start >= source.Length)
        {
            return start;
        }

        return scalar.Form switch
        {
            ScalarForm.Quoted => start + 1,
            ScalarForm.Block => AfterLine(source, start),
            _ => start,
        };
    }

    private static int AfterLine(string source, int start)
    {
        var end = source.IndexOf('\n', start);
        return end < 0 ? source.Length : end + 1;
    }

    // A run of white space with a line break stands for a run of white space: YAML folds lines, drops indentation and keeps neither's length.
    private static (int At, int Next) OverSpace(string source, int at, int end, string value, int next, int index)
    {
        var run = source.AsSpan(at, end - at);
        var length = run.Length - run.TrimStart().Length;
        if (!char.IsWhiteSpace(value[next]))
        {
            return (at + length, next);
        }

        if (!run[..length].Contains('\n'))
        {
            return (at + 1, next + 1);
        }

        while (next < value.Length && char.IsWhiteSpace(value[next]))
        {
            if (next == index)
            {
                return (at, next);
            }

            next++;
        }

        return (at + length, next);
    }

    private static (int At, int Next) OverEscape(string source, int at, int next)
    {
        var digits = (at + 1 < source.Length ? source[at + 1] : ' ') switch { 'x' => 2, 'u' => 4, 'U' => 8, '\r' or '\n' => -1, _ => 0 };
        if (digits < 0)
        {
            // An escaped line break: it and the indentation after it stand for nothing.
            var after = at + 1;
            while (after < source.Length && char.IsWhiteSpace(source[after]))
            {
                after++;
            }

            return (after, next);
        }

        var isPair = digits == 8
            && int.TryParse(source.AsSpan(at + 2, Math.Min(8, source.Length - at - 2)), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rune)
            && rune > char.MaxValue;
        return (at + 2 + digits, next + (isPair ? 2 : 1));
    }

    private static bool IsEscapedBreak(string source, int at) => source[at] == '\\' && at + 1 < source.Length && source[at + 1] is ('\r' or '\n');

    private static int SkipIndent(string source, int at, int end, char wanted)
    {
        while (!char.IsWhiteSpace(wanted) && at < end && char.IsWhiteSpace(source[at]))
        {
            at++;
        }

        return at;
    }

    private static TextPlace Place(string source, TextPlace start, int index)
    {
        var (line, column) = (start.Line, start.Column);
        for (var at = start.Index; at < index && at < source.Length; at++)
        {
            (line, column) = source[at] == '\n' ? (line + 1, 1) : (line, column + 1);
        }

        return new TextPlace(line, column, index);
    }
}
