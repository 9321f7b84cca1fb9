using YamlDotNet.Core;

namespace FeedWatch.Configuration.Yaml;

/// <summary>Says in our own words what YamlDotNet stumbled over. Nearly always it is a query without quotes.</summary>
internal static class SyntaxMistake
{
    public const string TooDeep = "Lists and maps are nested too deeply here.";
    public const string TooMany = "The file holds more than 500,000 values.";
    public const string ComplexKey = "A key must be a single word here.";
    public const string BadTag = "A value begins with `!` outside quotes.";
    public const string OpenList = "While parsing a flow sequence, did not find expected ',' or ']'.";

    private const string Close = "Close it, and put values with brackets, braces or ${...} in single quotes.";

    // A part of YamlDotNet's message, and what it means for a person; the first that fits.
    private static readonly (string Sign, Func<SourceLine, (string Text, string Advice)> Explain)[] Known =
    [
        ("invalid tab", Tab),
        ("a tab character", Tab),
        ("cannot start any token", line => ($"A value cannot begin with `{line.Here}` outside quotes.", line.QuotedAdvice)),
        ("invalid mapping", Mapping),
        ("Mapping values are not allowed", Mapping),
        ("expected key", Misfit),
        ("expected '-'", Misfit),
        ("expected ':'", Misfit),
        ("got 'MappingEnd'", Misfit),
        ("quoted scalar, found unexpected end of stream", _ => ("The quote that opens here is never closed.", "Close it; inside single quotes write '' for one '.")),
        ("unknown escape", _ => ("A backslash in double quotes leads no known escape.", "Use single quotes, where a backslash is nothing special, or write two backslashes.")),
        ("flow sequence", _ => ("A list that begins with `[` is not closed by `]`, or holds a value that needs quotes.", Close)),
        ("flow mapping", _ => ("A map that begins with `{` is not closed by `}`, or holds a value that needs quotes.", Close)),
        ("block scalar", _ => ("Text follows `|` or `>` in the same line.", "Begin the text in the next line, or put the whole value in single quotes.")),
        ("sequence entries are not allowed", _ => ("A list begins in the line of its key.", "Begin it in the next line: `- ` and the first entry.")),
        ("wrong indentation", _ => ("A quoted value of several lines is not indented.", "Indent each of its lines deeper than its key.")),
        (BadTag, _ => (BadTag, "Put the whole value in single quotes.")),
        (TooDeep, _ => (TooDeep, "Nothing in feedwatch.yaml is nested more than six deep: see its documentation.")),
        (TooMany, _ => (TooMany, "Split it between several installations.")),
        (ComplexKey, _ => (ComplexKey, "Write `key: value`, without `?` and without brackets before the colon.")),
    ];

    public static void Add(string source, Mark mark, string message, Mistakes mistakes)
    {
        var place = new TextPlace((int)mark.Line, (int)mark.Column, (int)mark.Index);
        if (mistakes.HasAtLine(place.Line))
        {
            // What was said about this line explains it better.
            return;
        }

        var line = new SourceLine(source, place);
        if (line.NoBreakSpace >= 0)
        {
            mistakes.Add(place with { Column = line.NoBreakSpace + 1 }, "This line holds a no-break space (U+00A0), which YAML does not take for a space.", "Replace it with an ordinary space.");
            return;
        }

        var known = Known.FirstOrDefault(known => message.Contains(known.Sign, StringComparison.Ordinal));
        var (text, advice) = known.Explain?.Invoke(line)
            ?? ($"This is not valid YAML: {message.TrimEnd('.')}.", "Look at the quotes and the indentation of this line and of the one before.");

        // At a tab YamlDotNet points to the line before.
        mistakes.Add(known.Explain == Tab ? SourceLine.FirstTab(source, place) : place, text, advice);
    }

    private static (string Text, string Advice) Tab(SourceLine line) => ("A tab stands where lines are indented.", "Indent with spaces only.");

    private static (string Text, string Advice) Misfit(SourceLine line) => line switch
    {
        { HasClosingQuote: true } => ("Text follows the closing quote of a value.", line.QuotedAdvice),
        { HasNoKey: true } => ("This line begins with a colon: its key is missing.", "Write `key: value`, or put a value that begins with a colon in quotes."),
        { HasNoColon: true } => ("This line has no colon after its key.", "Write `key: value`, or indent the line deeper if it belongs to the value before."),
        _ => ("This line does not line up with the lines around it.", "Indent it exactly as the keys or dashes that it belongs with."),
    };

    private static (string Text, string Advice) Mapping(SourceLine line)
    {
        if (line.HasTwoColons)
        {
            return ("A value that holds a colon and a space needs quotes.", line.QuotedAdvice);
        }

        return line.ColonBefore is { } before
            ? ("The line before has no space after its colon.", $"Write `{before}`.")
            : ("This line is indented under a line that already holds a value.", "Indent it as the line before, or put the value of the line before in quotes.");
    }
}
