using Spectre.Console;

namespace FeedWatch.Host.Output;

/// <summary>Draws a listing for people. Apart from <see cref="Listing"/>, so that a piped command never loads the drawing library.</summary>
internal static class ListingTable
{
    public static void Write(Listing listing, IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        foreach (var heading in listing.Headings)
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))).PadRight(1));
        }

        foreach (var row in listing.Rows)
        {
            table.AddRow(row.Select(PeopleText.Of));
        }

        console.Write(table);
    }
}
