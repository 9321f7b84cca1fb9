using FeedWatch.Delivering;
using Spectre.Console;

namespace FeedWatch.Host.Output;

/// <summary>Single lines for whoever reads: coloured for people, bare for pipes.</summary>
public static class TerminalWriting
{
    private const int IndentWidth = 2;

    public static void WriteLine(this Terminal terminal, Cell line)
    {
        if (terminal.IsForPeople)
        {
            ForPeople.Write(terminal, line, indent: 0, Tone.Plain);
            return;
        }

        terminal.Out.WriteLine(line.Text);
    }

    public static void WriteLine(this Terminal terminal, string line, Tone tone = Tone.Plain) => terminal.WriteLine(Cell.Of(line, tone));

    public static void WriteLine(this Terminal terminal) => terminal.Out.WriteLine();

    /// <summary>Indented, also where it wraps.</summary>
    /// <param name="tone">Of what has no tone of its own.</param>
    public static void WriteIndented(this Terminal terminal, Cell line, Tone tone = Tone.Plain, int indent = IndentWidth)
    {
        if (terminal.IsForPeople)
        {
            ForPeople.Write(terminal, line, indent, tone);
            return;
        }

        terminal.Out.WriteLine(new string(' ', indent) + line.Text);
    }

    /// <summary>A word in the margin, and beside it a text that wraps within its column. For people only.</summary>
    public static void WriteLabelled(this Terminal terminal, Cell label, Cell line, int margin) => ForPeople.WriteLabelled(terminal, label, line, margin);

    /// <summary>A row for a program: cells with tabs between them.</summary>
    public static void WriteRow(this Terminal terminal, params IReadOnlyList<Cell> cells) =>
        terminal.Out.WriteLine(string.Join('\t', cells.Select(cell => cell.Text)));

    /// <summary>What a person wants to know and a program does not: on standard error where the output is piped.</summary>
    public static void WriteNote(this Terminal terminal, string line)
    {
        if (terminal.IsForPeople)
        {
            terminal.WriteLine(line, Tone.Quiet);
            return;
        }

        terminal.WriteError(line);
    }

    /// <summary>What went wrong, for people and logs alike: always on standard error.</summary>
    public static void WriteError(this Terminal terminal, string line) => terminal.Error.WriteLine(CleanText.OneLine(line));

    /// <summary>All that went wrong: a line each, but a single one for the Functions host, where each line is an error of its own.</summary>
    public static void WriteErrors(this Terminal terminal, IEnumerable<string> lines)
    {
        foreach (var line in terminal.IsForFunctionsHost ? [string.Join(" ", lines)] : lines)
        {
            terminal.WriteError(line);
        }
    }

    // A class of its own, so that a piped command never loads the drawing library.
    private static class ForPeople
    {
        public static void WriteLabelled(Terminal terminal, Cell label, Cell line, int margin) => terminal.Console.Write(
            new Grid()
                .AddColumn(new GridColumn { Width = margin, NoWrap = true, Padding = new Padding(0, 0, 1, 0) })
                .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) })
                .AddRow(PeopleText.Of(label), PeopleText.Of(line)));

        public static void Write(Terminal terminal, Cell line, int indent, Tone tone)
        {
            var toned = tone == Tone.Plain ? line : Cell.OfClean([.. line.Pieces.Select(piece => piece.Tone == Tone.Plain ? piece with { Tone = tone } : piece)]);
            terminal.Console.Write(new Padder(PeopleText.Of(toned), new Padding(indent, 0, 0, 0)));
        }
    }
}
