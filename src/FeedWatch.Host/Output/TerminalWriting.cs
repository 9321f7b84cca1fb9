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

    /// <summary>A row for a program: cells with tabs between them.</summary>
    public static void WriteRow(this Terminal terminal, params IReadOnlyList<Cell> cells) =>
        terminal.Out.WriteLine(string.Join('\t', cells.Select(cell => cell.Text)));

    /// <summary>What went wrong, for people and logs alike: always on standard error.</summary>
    public static void WriteError(this Terminal terminal, string line) => terminal.Error.WriteLine(CleanText.OneLine(line));

    // A class of its own, so that a piped command never loads the drawing library.
    private static class ForPeople
    {
        public static void Write(Terminal terminal, Cell line, int indent, Tone tone)
        {
            var toned = tone == Tone.Plain ? line : Cell.OfClean([.. line.Pieces.Select(piece => piece.Tone == Tone.Plain ? piece with { Tone = tone } : piece)]);
            terminal.Console.Write(new Padder(PeopleText.Of(toned), new Padding(indent, 0, 0, 0)));
        }
    }
}
