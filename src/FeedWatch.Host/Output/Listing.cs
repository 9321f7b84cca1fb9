namespace FeedWatch.Host.Output;

/// <summary>Rows under headings: a table for people, and for pipes one line a row with tabs between the cells and no heading.</summary>
public sealed class Listing(params string[] headings)
{
    private readonly List<Cell[]> rows = [];

    public IReadOnlyList<string> Headings { get; } = headings;

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => rows;

    public void Add(params Cell[] cells)
    {
        if (cells.Length != Headings.Count)
        {
            throw new ArgumentException($"A row needs {Headings.Count} cells.", nameof(cells));
        }

        rows.Add(cells);
    }

    public void WriteTo(Terminal terminal)
    {
        if (terminal.IsForPeople)
        {
            ListingTable.Write(this, terminal.Console);
            return;
        }

        foreach (var row in rows)
        {
            terminal.Out.WriteLine(string.Join('\t', row.Select(cell => cell.Text)));
        }
    }
}
