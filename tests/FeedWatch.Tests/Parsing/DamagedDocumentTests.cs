using System.Text;
using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

public class DamagedDocumentTests
{
    [Fact]
    public void A_document_that_breaks_off_gives_the_entries_that_were_whole()
    {
        var feed = Fixture.Document("truncated-in-an-item.xml");

        feed.End.ShouldBe(DocumentEnd.Truncated);
        feed.Entries.Select(entry => entry.Title).ShouldBe(["Πρώτη", "Δεύτερη"]);
    }

    [Fact]
    public void A_document_cut_anywhere_gives_each_entry_whose_end_it_holds()
    {
        var body = Fixture.Bytes("rss-2.0.xml");
        var ends = Enumerable.Range(0, body.Length).Where(place => body.AsSpan(place).StartsWith("</item>"u8)).Select(place => place + "</item>".Length).ToList();
        var titles = Fixture.Document(body).Entries.Select(entry => entry.Title).ToList();
        var feedStart = body.AsSpan().IndexOf("<channel>"u8);

        for (var length = feedStart; length < body.Length - "</rss>\n".Length; length += 3)
        {
            var feed = Fixture.Document(body[..length]);

            feed.End.ShouldBe(DocumentEnd.Truncated);
            feed.Entries.Select(entry => entry.Title).ShouldBe(titles.Take(ends.Count(end => end <= length)));
        }
    }

    [Fact]
    public void A_title_that_never_ends_ends_with_its_item()
    {
        var feed = Fixture.DocumentOf("<rss><channel><item><title>One</title></item><item><title>Two</item></channel></rss>");

        feed.End.ShouldBe(DocumentEnd.Whole);
        feed.Entries.Select(entry => entry.Title).ShouldBe(["One", "Two"]);
    }

    [Fact]
    public void Entities_of_html_are_read_without_a_declaration()
    {
        var feed = Fixture.Document("html-entities-undeclared.xml");

        feed.Title.ShouldBe("Café News");
        feed.Entries[0].Title.ShouldBe("Durée — 10 ans © AT&T");
        feed.Entries[0].Link.ShouldBe(new Uri("https://cafe.example/?a=1&b=2"));
        feed.Entries[1].Title.ShouldBe("⊏̸ and &unheardof;");
        feed.End.ShouldBe(DocumentEnd.Whole);
    }

    [Fact]
    public void Bare_ampersands_and_brackets_are_text()
    {
        var feed = Fixture.Document("ampersands-and-brackets-bare.xml");

        feed.Title.ShouldBe("R&D");
        var entry = feed.Entries.ShouldHaveSingleItem();
        (entry.Title, entry.Summary).ShouldBe(("Fish & Chips, 1 < 2", "Q&A & more"));
        entry.Link.ShouldBe(new Uri("https://x.example/?a=1&b=2"));
    }

    [Fact]
    public void Control_characters_are_dropped()
    {
        var feed = Fixture.Document("control-characters.xml");

        feed.Title.ShouldBe("Ding");
        feed.Repairs.ShouldBe(["control characters"]);
        var entry = feed.Entries.ShouldHaveSingleItem();
        (entry.Title, entry.Summary).ShouldBe(("Bell and [31mred", "backspace"));
    }

    [Fact]
    public void Prefixes_nobody_declared_mean_what_they_usually_mean()
    {
        var entry = Fixture.Document("prefixes-undeclared.xml").Entries.ShouldHaveSingleItem();

        entry.Authors.ShouldBe(["Ann"]);
        entry.Content.ShouldBe("All of it");
    }

    [Fact]
    public void Warnings_before_a_feed_and_scripts_after_it_do_not_matter()
    {
        var feed = Fixture.Document("warnings-before-it.xml");

        (feed.Title, feed.End).ShouldBe(("Still a feed", DocumentEnd.Whole));
        feed.Entries.ShouldHaveSingleItem().Title.ShouldBe("One");
    }

    [Fact]
    public void A_feed_may_shout()
    {
        var entry = Fixture.Document("shouted.xml").Entries.ShouldHaveSingleItem();

        (entry.EntryId, entry.Title).ShouldBe(("1", "One"));
        entry.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));
    }

    [Fact]
    public void Markup_that_was_not_escaped_is_markup()
    {
        var entry = Fixture.Document("markup-not-escaped.xml").Entries.ShouldHaveSingleItem();

        (entry.Title, entry.Summary).ShouldBe(("An open title", "First\nSecond\nthird"));
    }

    [Fact]
    public void Overrides_of_the_writing_direction_are_dropped()
    {
        var entry = Fixture.Document("writing-direction-overridden.xml").Entries.ShouldHaveSingleItem();

        entry.Title.ShouldBe("اجتماع مجلس الأمن gro.elpmaxe اليوم");
    }

    [Fact]
    public void A_web_page_is_refused_with_what_to_do() =>
        Fixture.Refusal(Fixture.Bytes("web-page.html")).ShouldBe("this is a web page, not a feed: look for its feed with `feedwatch feeds find URL`");

    [Fact]
    public void Entities_never_multiply_and_never_read_a_file()
    {
        var feed = Fixture.Document("entity-bomb.xml");

        feed.Title.ShouldBe("&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;");
        feed.Entries.ShouldHaveSingleItem().Title.ShouldBe("&x;");
    }

    [Fact]
    public void A_list_of_feeds_is_refused_with_what_to_do() => Fixture.Refusal(Fixture.Bytes("subscriptions.opml")).ShouldContain("feedwatch feeds import");

    [Theory]
    [InlineData("", "the reply was empty")]
    [InlineData("\uFEFF \r\n ", "the reply was empty")]
    [InlineData("service unavailable", "the reply is neither XML nor JSON")]
    [InlineData("<note>a</note>", "this is XML, but not a feed: its root is <note>")]
    [InlineData("<urlset/>", "this is a site map, not a feed: look for the site's feed with `feedwatch feeds find URL`")]
    [InlineData("<rss", "this is XML, but broken before the feed begins")]
    public void What_is_no_feed_is_refused_with_its_reason(string text, string reason) => Fixture.Refusal(text).ShouldBe(reason);

    [Fact]
    public void An_empty_feed_is_a_feed() => Fixture.DocumentOf("<rss><channel/></rss>").ShouldSatisfyAllConditions(
        feed => feed.Entries.ShouldBeEmpty(),
        feed => feed.End.ShouldBe(DocumentEnd.Whole));

    [Fact]
    public void A_feed_in_the_namespace_of_nobody_is_a_feed() =>
        Fixture.DocumentOf("<x:rss xmlns:x='urn:x'><x:channel><x:item><x:title>One</x:title></x:item></x:channel></x:rss>")
            .Entries.ShouldHaveSingleItem().Title.ShouldBe("One");

    [Fact]
    public void Entries_in_utf_16_are_read()
    {
        var text = "<?xml version='1.0' encoding='utf-16'?><rss><channel><item><title>Hafen</title></item></channel></rss>";

        Fixture.Document([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]).Entries[0].Title.ShouldBe("Hafen");
        Fixture.Document(Encoding.BigEndianUnicode.GetBytes(text)).Entries[0].Title.ShouldBe("Hafen");
        Fixture.Document(Encoding.UTF8.GetBytes(text)).Entries[0].Title.ShouldBe("Hafen");
    }
}
