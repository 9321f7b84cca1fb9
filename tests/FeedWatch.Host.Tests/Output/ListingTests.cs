using FeedWatch.Host.Output;
using Spectre.Console.Testing;

namespace FeedWatch.Host.Tests.Output;

public sealed class ListingTests
{
    [Theory]
    [InlineData(80, false)]
    [InlineData(140, true)]
    public void A_narrow_terminal_does_without_spare_columns(int width, bool isShown)
    {
        using var console = new TestConsole();
        console.Profile.Width = width;
        Sample().WriteTo(For(console));
        console.Output.Contains("https://wire.example", StringComparison.Ordinal).ShouldBe(isShown);
        console.Output.ShouldContain("[red]Wire[/]");
    }

    [Fact]
    public void A_column_with_nothing_in_it_is_left_out_for_people()
    {
        using var console = new TestConsole();
        Sample().WriteTo(For(console));
        console.Output.ShouldNotContain("Error");
    }

    [Fact]
    public void A_pipe_gets_every_cell_and_no_heading()
    {
        using var output = new StringWriter { NewLine = "\n" };
        Sample().WriteTo(new Terminal(TextReader.Null, output, TextWriter.Null));
        output.ToString().ShouldBe("[red]Wire[/] and more\t\thttps://wire.example\n");
    }

    private static Listing Sample()
    {
        var listing = new Listing("Feed", "Error", new Column("Address", IsSpare: true));
        listing.Add("[red]Wire[/]\tand\nmore", string.Empty, "https://wire.example");
        return listing;
    }

    private static Terminal For(TestConsole console) => new(TextReader.Null, TextWriter.Null, TextWriter.Null, () => console);
}
