namespace FeedWatch.Host.Output;

/// <summary>Single lines for whoever reads: coloured for people, bare for pipes.</summary>
public static class TerminalWriting
{
    public static void WriteLine(this Terminal terminal, Cell line)
    {
        if (terminal.IsForPeople)
        {
            LineForPeople.Write(terminal, line);
            return;
        }

        terminal.Out.WriteLine(line.Text);
    }

    public static void WriteLine(this Terminal terminal, string line, Tone tone = Tone.Plain) => terminal.WriteLine(Cell.Of(line, tone));

    public static void WriteLine(this Terminal terminal) => terminal.Out.WriteLine();

    /// <summary>What went wrong, for people and logs alike: always on standard error.</summary>
    public static void WriteError(this Terminal terminal, string line) => terminal.Error.WriteLine(PlainText.OneLine(line));

    private static class LineForPeople
    {
        public static void Write(Terminal terminal, Cell line)
        {
            terminal.Console.Write(PeopleText.Of(line));
            Spectre.Console.AnsiConsoleExtensions.WriteLine(terminal.Console);
        }
    }
}
