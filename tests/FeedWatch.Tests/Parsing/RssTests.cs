using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

public class RssTests
{
    [Fact]
    public void An_rss_feed_tells_what_it_is()
    {
        var feed = Fixture.Document("rss-2.0.xml");

        feed.Format.ShouldBe(FeedFormat.Rss);
        feed.Title.ShouldBe("The Harbour Post & Gazette");
        feed.Link.ShouldBe(new Uri("https://harbour.example/"));
        feed.Language.ShouldBe("en-GB");
        feed.End.ShouldBe(DocumentEnd.Whole);
        feed.Entries.Count.ShouldBe(3);
    }

    [Fact]
    public void An_item_gives_all_its_fields_as_plain_text()
    {
        var entry = Fixture.Document("rss-2.0.xml").Entries[0];

        entry.EntryId.ShouldBe("harbour-1001");
        entry.Title.ShouldBe("Council votes on the new lighthouse");
        entry.Link.ShouldBe(new Uri("https://harbour.example/news/lighthouse?utm_source=rss"));
        entry.Summary.ShouldBe("The vote was close.\nIt passed by one voice.");
        entry.Content.ShouldBe("The vote was close, and it passed.\nFor: 8\nAgainst: 7");
        entry.Authors.ShouldBe(["Ann Keeper", "The Desk"]);
        entry.Categories.ShouldBe(["Politics", "Harbour"]);
        entry.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 5, 15, 0, TimeSpan.Zero));
        entry.UpdatedAt.ShouldBeNull();
    }

    [Fact]
    public void A_guid_is_the_link_of_an_item_without_one()
    {
        var entry = Fixture.Document("rss-2.0.xml").Entries[1];

        entry.Link.ShouldBe(new Uri("https://harbour.example/news/ferry"));
        entry.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 3, 20, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_guid_that_says_it_is_no_link_is_none() =>
        Fixture.EntryOf("""<guid isPermaLink="false">https://example.org/1</guid>""").Link.ShouldBeNull();

    [Fact]
    public void An_item_needs_no_title_and_its_link_may_be_relative()
    {
        var entry = Fixture.Document("rss-2.0.xml").Entries[2];

        entry.Title.ShouldBeEmpty();
        entry.Summary.ShouldBe("A note without a title.");
        entry.Link.ShouldBe(new Uri("https://harbour.example/notes/7"));
    }

    [Fact]
    public void An_rdf_feed_gives_its_items()
    {
        var feed = Fixture.Document("rdf-1.0.xml");

        (feed.Format, feed.Title, feed.Language).ShouldBe((FeedFormat.Rdf, "Le Phare", "fr"));
        var entry = feed.Entries[0];
        (entry.EntryId, entry.Title, entry.Summary).ShouldBe(("https://phare.example/id/1", "L’île coupée du monde", "La tempête a duré trois jours."));
        entry.Authors.ShouldBe(["Zoé Lagrève"]);
        entry.Categories.ShouldBe(["Météo"]);
        entry.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 4, 6, 7, TimeSpan.Zero));
        feed.Entries[1].Link.ShouldBe(new Uri("https://phare.example/2"));
    }

    [Fact]
    public void The_oldest_rss_needs_no_dates_and_no_guids()
    {
        var feed = Fixture.Document("rss-0.91.xml");

        feed.Language.ShouldBe("sv");
        var entry = feed.Entries.ShouldHaveSingleItem();
        (entry.EntryId, entry.Title, entry.PublishedAt).ShouldBe((null, "Båten är här", null));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("mailto:desk@example.org")]
    [InlineData("http://")]
    [InlineData("https://a\u3002\u202E.example/x")]
    [InlineData("https://&#xD800;.example/x")]
    [InlineData(" ")]
    public void Only_web_addresses_are_links(string link) => Fixture.EntryOf($"<title>x</title><link>{link}</link>").Link.ShouldBeNull();

    [Theory]
    [InlineData("https://example.org/a?b=1&amp;amp;c=2", "https://example.org/a?b=1&c=2")]
    [InlineData("\n  https://example.org/long/\n  address  ", "https://example.org/long/address")]
    [InlineData("//example.net/a", "https://example.net/a")]
    [InlineData("/a b", "https://example.org/a%20b")]
    public void A_link_is_read_as_it_was_meant(string link, string expected) =>
        Fixture.EntryOf($"<link>{link}</link>").Link!.AbsoluteUri.ShouldBe(expected);

    [Fact]
    public void Links_are_relative_to_xml_base_where_there_is_one() =>
        Fixture.DocumentOf("""<rss xml:base="https://one.example/a/"><channel xml:base="b/"><item xml:base="c/"><link>d</link></item><item><link>e</link></item></channel></rss>""")
            .Entries.Select(entry => entry.Link!.AbsoluteUri).ShouldBe(["https://one.example/a/b/c/d", "https://one.example/a/b/e"]);

    [Fact]
    public void Links_are_relative_to_the_document_where_nothing_else_is_said() =>
        Fixture.DocumentOf("<rss><channel><item><link>a.html</link></item></channel></rss>")
            .Entries[0].Link.ShouldBe(new Uri("https://example.org/feeds/a.html"));

    [Fact]
    public void A_feed_of_videos_has_its_descriptions_in_media_elements()
    {
        var entry = Fixture.Document("youtube-media-group.xml").Entries.ShouldHaveSingleItem();

        (entry.Title, entry.Summary).ShouldBe(("The launch", "A ship goes to sea."));
    }
}
