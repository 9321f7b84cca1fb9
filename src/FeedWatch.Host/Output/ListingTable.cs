using Spectre.Console;

namespace FeedWatch.Host.Output;

/// <summary>Draws a listing for people. Apart from <see cref="Listing"/>, so that a piped command never loads the drawing library.</summary>
internal static class ListingTable
{
    private const int Wide = 110;

    public static void Write(Listing listing, IAnsiConsole console)
    {
        var shown = Enumerable.Range(0, listing.Columns.Count).Where(at => IsShown(listing, at, console.Profile.Width)).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var at in shown)
        {
            table.AddColumn(new TableColumn(new Text(listing.Columns[at].Heading, new Style(decoration: Decoration.Bold))).Padding(0, 0, 1, 0));
        }

        foreach (var row in listing.Rows)
        {
            table.AddRow(shown.Select(at => PeopleText.Of(row[at])));
        }

        console.Write(table);
    }

    private static bool IsShown(Listing listing, int at, int width) =>
        (width >= Wide || !listing.Columns[at].IsSpare) && listing.Rows.Any(row => row[at].Text.Length > 0);
}
