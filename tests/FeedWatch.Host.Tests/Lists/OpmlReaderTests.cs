using System.Text;
using FeedWatch.Host.Lists;

namespace FeedWatch.Host.Tests.Lists;

public sealed class OpmlReaderTests
{
    [Fact]
    public void Folders_and_categories_become_tags()
    {
        var outline = Read("""
            <opml><head><title>Mine</title></head><body>
            <outline text="World"><outline title="Asia"><outline text="Wire" title="" xmlUrl=" https://wire.example/rss " category="/agency, daily"/></outline></outline>
            <outline text="Plain" xmlUrl="https://plain.example/rss"/>
            </body></opml>
            """).Outlines;
        outline[0].Name.ShouldBe("Wire");
        outline[0].Url.ShouldBe(new Uri("https://wire.example/rss"));
        outline[0].Tags.ShouldBe(["World", "Asia", "agency", "daily"]);
        outline[1].Tags.ShouldBeEmpty();
    }

    [Fact]
    public void A_feed_without_a_name_is_called_by_its_host() =>
        Read("<opml><body><outline xmlUrl=\"https://wire.example/rss\"/></body></opml>").Outlines.ShouldHaveSingleItem().Name.ShouldBe("wire.example");

    [Fact]
    public void Control_codes_in_a_name_are_dropped() =>
        Read("<opml><body><outline text=\"a\u009B31m&#10;b\u202E\" xmlUrl=\"https://wire.example/rss\"/></body></opml>").Outlines.ShouldHaveSingleItem().Name.ShouldBe("a31m b");

    [Theory]
    [InlineData("<rss/>")]
    [InlineData("<opml><body>")]
    [InlineData("not xml")]
    [InlineData("")]
    [InlineData("<!DOCTYPE opml><opml/>")]
    public void What_is_no_opml_is_said_so(string text) => ReadAny(text).ShouldBeOfType<OpmlResult.NotOpml>();

    [Fact]
    public void Folders_without_end_are_refused() =>
        ReadAny("<opml><body>" + string.Concat(Enumerable.Repeat("<outline text='x'>", 100))).ShouldBeOfType<OpmlResult.NotOpml>();

    private static OpmlResult.Read Read(string text) => ReadAny(text).ShouldBeOfType<OpmlResult.Read>();

    private static OpmlResult ReadAny(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return OpmlReader.Read(stream);
    }
}
