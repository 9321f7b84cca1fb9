namespace FeedWatch.Host.Output;

/// <summary>One column of a listing.</summary>
/// <param name="IsSpare">People whose terminal is narrow do without it; pipes always get it.</param>
public sealed record Column(string Heading, bool IsSpare = false)
{
    public static implicit operator Column(string heading) => FromString(heading);

    public static Column FromString(string heading) => new(heading);
}

/// <summary>Rows under headings: a table for people, and for pipes one line a row with tabs between the cells and no heading.</summary>
public sealed class Listing(params Column[] columns)
{
    private readonly List<Cell[]> rows = [];

    public IReadOnlyList<Column> Columns { get; } = columns;

    public IReadOnlyList<IReadOnlyList<Cell>> Rows => rows;

    public void Add(params Cell[] cells)
    {
        if (cells.Length != Columns.Count)
        {
            throw new ArgumentException($"A row needs {Columns.Count} cells.", nameof(cells));
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
