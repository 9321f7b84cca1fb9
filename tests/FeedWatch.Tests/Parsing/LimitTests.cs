using System.Text;
using FeedWatch.Feeds;
using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

public class LimitTests
{
    [Fact]
    public void A_feed_of_too_many_entries_gives_as_many_as_a_seen_set_holds()
    {
        var feed = Rss(Repeat("<item><title>x</title></item>", SeenSet.Capacity + 1));

        feed.End.ShouldBe(DocumentEnd.OverLimit);
        feed.Entries.Count.ShouldBe(SeenSet.Capacity);
    }

    [Fact]
    public void A_json_feed_of_too_many_entries_does_too()
    {
        var feed = Fixture.DocumentOf($$"""{"version":"https://jsonfeed.org/version/1","items":[{{Repeat("{},", SeenSet.Capacity + 1)}}]}""");

        feed.End.ShouldBe(DocumentEnd.OverLimit);
        feed.Entries.Count.ShouldBe(SeenSet.Capacity);
    }

    [Fact]
    public void A_document_nested_too_deep_is_read_as_if_its_innermost_elements_had_ended()
    {
        var feed = Rss("<item><title>One</title></item>" + Repeat("<a>", 100_000));

        feed.End.ShouldBe(DocumentEnd.Whole);
        feed.Entries.ShouldHaveSingleItem().Title.ShouldBe("One");
    }

    [Fact]
    public void A_tag_of_too_many_attributes_is_read_without_them()
    {
        var attributes = string.Concat(Enumerable.Range(0, 60_000).Select(number => $" a{number}=''"));
        var feed = Rss($"<item><title>One</title></item><item{attributes}><title>Two</title></item>");

        feed.End.ShouldBe(DocumentEnd.Whole);
        feed.Entries.Select(entry => entry.Title).ShouldBe(["One", "Two"]);
    }

    [Fact]
    public void A_long_text_full_of_markup_is_no_tag_of_too_many_attributes()
    {
        var feed = Rss($"<item><title>One</title><description><![CDATA[{Repeat("<a b=\"c\n", 60_000)}]]></description></item>");

        feed.End.ShouldBe(DocumentEnd.Whole);
        feed.Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_document_of_too_many_characters_gives_the_entries_before()
    {
        var feed = Rss("<item><title>One</title></item><item><title>" + new string('x', 17 * 1024 * 1024));

        feed.End.ShouldBe(DocumentEnd.OverLimit);
        feed.Entries.ShouldHaveSingleItem().Title.ShouldBe("One");
    }

    [Fact]
    public void Fields_are_cut()
    {
        var entry = Rss($"<item><title>{new string('t', 10_000)}</title><description>{new string('d', 100_000)}</description>"
            + string.Concat(Enumerable.Range(0, 1_000).Select(number => $"<category>c{number}</category><author>a{number}</author>")) + "</item>").Entries[0];

        entry.Title.Length.ShouldBe(2_000);
        entry.Summary.Length.ShouldBe(64 * 1024);
        entry.Categories.Count.ShouldBe(50);
        entry.Authors.Count.ShouldBe(20);
    }

    [Fact]
    public void Markup_that_multiplies_is_read_the_quick_way()
    {
        var bomb = string.Concat(Enumerable.Range(0, 5_000).Select(number => $"<b a={number}>")) + Repeat("<p>x", 5_000);

        Rss($"<item><description><![CDATA[{bomb}]]></description></item>").Entries[0].Summary.ShouldStartWith("x\nx\nx");
    }

    [Theory]
    [InlineData("<!--x>")]
    [InlineData("<?x>")]
    [InlineData("<![CDATA[x")]
    [InlineData("<channel xml:base='x/'/>")]
    [InlineData("<a b=\"")]
    public void Beginnings_without_an_end_are_read_in_one_pass(string beginning)
    {
        // Two megabytes of them: what looks for each end to the end of the document never comes back.
        var document = "<rss><channel>" + Repeat(beginning, 2 * 1024 * 1024 / beginning.Length);

        new FeedParser().Parse(Encoding.UTF8.GetBytes(document), null, Fixture.Url).ShouldBeOfType<ParseResult.Parsed>();
    }

    [Fact]
    public void A_base_is_not_repeated_in_each_link_without_bounds()
    {
        var feed = Rss(Repeat($"<channel xml:base='{new string('x', 7_000)}/'/>", 20) + "<item><link>a</link></item>");

        feed.Entries.ShouldHaveSingleItem().Link!.AbsoluteUri.Length.ShouldBeLessThan(1_000);
    }

    private static FeedDocument Rss(string entries) => Fixture.Document(Encoding.UTF8.GetBytes($"<rss><channel>{entries}</channel></rss>"));

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
