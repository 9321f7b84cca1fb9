using YamlDotNet.Core;

namespace FeedWatch.Configuration.Yaml;

/// <summary>Says in our own words what YamlDotNet stumbled over. Nearly always it is a query without quotes.</summary>
internal static class SyntaxMistake
{
    public const string TooDeep = "Lists and maps are nested too deeply here.";
    public const string TooMany = "The file holds more than 500,000 values.";
    public const string ComplexKey = "A key must be a single word here.";
    public const string OpenList = "While parsing a flow sequence, did not find expected ',' or ']'.";

    public static void Add(string source, Mark mark, string message, Mistakes mistakes)
    {
        var place = new TextPlace((int)mark.Line, (int)mark.Column, (int)mark.Index);
        if (mistakes.HasAtLine(place.Line))
        {
            // What was said about this line explains it better.
            return;
        }

        var line = new SourceLine(source, place);
        var (text, advice) = Explain(line, message);
        mistakes.Add(Place(source, place, line, message), text, advice);
    }

    // YamlDotNet points to where it gave up, which for these is not where the hand slipped.
    private static TextPlace Place(string source, TextPlace place, SourceLine line, string message)
    {
        if (line.NoBreakSpace >= 0)
        {
            return place with { Column = line.NoBreakSpace + 1 };
        }

        return IsTab(message) ? SourceLine.FirstTab(source, place) : place;
    }

    private static bool IsTab(string message) => message.Contains("invalid tab", StringComparison.Ordinal) || message.Contains("a tab character", StringComparison.Ordinal);

    private static (string Text, string Advice) Explain(SourceLine line, string message)
    {
        if (line.NoBreakSpace >= 0)
        {
            return ("This line holds a no-break space (U+00A0), which YAML does not take for a space.", "Replace it with an ordinary space.");
        }

        bool Says(string part) => message.Contains(part, StringComparison.Ordinal);
        return 0 switch
        {
            _ when IsTab(message) => ("A tab stands where lines are indented.", "Indent with spaces only."),
            _ when Says("cannot start any token") => ($"A value cannot begin with `{line.Here}` outside quotes.", line.QuotedAdvice),
            _ when Says("invalid mapping") || Says("Mapping values are not allowed") => Mapping(line),
            _ when Says("expected key") && line.ClosingQuote => ("Text follows the closing quote of a value.", line.QuotedAdvice),
            _ when Says("expected key") || Says("expected '-'") => ("This line does not line up with the lines around it.", "Indent it exactly as the keys or dashes that it belongs with."),
            _ when Says("quoted scalar") && Says("end of stream") => ("The quote that opens here is never closed.", "Close it; inside single quotes write '' for one '."),
            _ when Says("unknown escape") => ("A backslash in double quotes leads no known escape.", "Use single quotes, where a backslash is nothing special, or write two backslashes."),
            _ when Says("flow sequence") => ("A list that begins with `[` is not closed by `]`, or holds a value that needs quotes.", "Close it, and put values with brackets, braces or ${...} in single quotes."),
            _ when Says("flow mapping") => ("A map that begins with `{` is not closed by `}`, or holds a value that needs quotes.", "Close it, and put values with brackets, braces or ${...} in single quotes."),
            _ when Says("block scalar") => ("Text follows `|` or `>` in the same line.", "Begin the text in the next line, or put the whole value in single quotes."),
            _ when Says(TooDeep) => (TooDeep, "Nothing in feedwatch.yaml is nested more than six deep: see its documentation."),
            _ when Says(TooMany) => (TooMany, "Split it between several installations."),
            _ when Says(ComplexKey) => (ComplexKey, "Write `key: value`, without `?` and without brackets before the colon."),
            _ => ($"This is not valid YAML: {message.TrimEnd('.')}.", "Look at the quotes and the indentation of this line and of the one before."),
        };
    }

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
