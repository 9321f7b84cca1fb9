using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

/// <summary>One document for each way in which feeds are written otherwise than their formats ask. Nearly all tell of a mended wall and a late ferry.</summary>
public sealed class DamageTests
{
    [Theory]
    [InlineData("white-space-before.xml")]
    [InlineData("byte-order-mark.xml")]
    [InlineData("text-after.xml")]
    [InlineData("control-characters-by-number.xml", "control characters")]
    [InlineData("tags-not-closed.xml", "tags that do not close where they should")]
    [InlineData("tags-crossed.xml", "tags that do not close where they should")]
    [InlineData("item-not-closed.xml", "tags that do not close where they should", "entries within entries")]
    [InlineData("bracket-missing.xml", "tags that do not close where they should")]
    [InlineData("quotes-missing.xml", "attributes without quotes")]
    [InlineData("attribute-with-a-bracket.xml")]
    [InlineData("comment-not-closed.xml", "bare & or <", "tags that do not close where they should", "entries within entries")]
    [InlineData("entry-within-an-entry.xml", "entries within entries")]
    [InlineData("atom-prefixed.xml")]
    [InlineData("atom-without-a-namespace.xml")]
    [InlineData("atom-links-of-other-kinds-first.xml")]
    [InlineData("atom-xml-base.xml")]
    [InlineData("atom-xhtml.xml")]
    [InlineData("atom-base64.xml")]
    [InlineData("content-under-another-prefix.xml")]
    [InlineData("namespace-misspelt.xml")]
    [InlineData("code-in-content.xml")]
    [InlineData("dates-in-dublin-core.xml")]
    [InlineData("atom-links-in-rss.xml")]
    [InlineData("rdf-namespace-on-the-channel.xml")]
    [InlineData("rss-0.90.xml")]
    [InlineData("rss-0.91-doctype.xml")]
    [InlineData("rss-without-a-version.xml")]
    [InlineData("rss-in-a-namespace.xml")]
    [InlineData("items-outside-the-channel.xml")]
    [InlineData("no-channel.xml")]
    [InlineData("channel-definition-format.xml")]
    [InlineData("news-sitemap.xml")]
    [InlineData("hints.xml")]
    [InlineData("channel-field-not-closed.xml", "tags that do not close where they should")]
    [InlineData("paragraphs-not-closed.xml", "tags that do not close where they should")]
    [InlineData("processing-instruction-not-closed.xml")]
    [InlineData("cdata-not-closed.xml")]
    [InlineData("doctype-of-html.xml")]
    [InlineData("warning-that-speaks-of-feedback.xml", "text before the document")]
    [InlineData("comment-not-closed-before-it.xml")]
    [InlineData("json-byte-order-mark.json")]
    [InlineData("json-line-ends-in-strings.json", "control characters, comments or commas that JSON forbids")]
    [InlineData("json-numbers-for-ids.json")]
    public void It_is_read_all_the_same(string name, params string[] repairs)
    {
        var feed = Fixture.Document(name);

        feed.Title.ShouldBe("Harbour News");
        feed.Entries.Select(entry => entry.Title).ShouldBe(["The wall is mended", "The ferry is late"]);
        feed.End.ShouldBe(DocumentEnd.Whole);
        feed.Repairs.ShouldBe(repairs, ignoreOrder: true);
    }

    [Theory]
    [InlineData("latin-1.xml", "windows-1252", "Le quai réparé")]
    [InlineData("windows-1252-called-latin-1.xml", "windows-1252", "“Le quai” – réparé")]
    [InlineData("windows-1252-called-utf-8.xml", "windows-1252", "“Le quai” – réparé", "the encoding is not the one that was declared")]
    [InlineData("utf-8-called-latin-1.xml", "utf-8", "Le quai réparé, лодка", "the encoding is not the one that was declared")]
    [InlineData("utf-16-little-endian-marked.xml", "utf-16", "Причал починен")]
    [InlineData("utf-16-big-endian-unmarked.xml", "utf-16BE", "Причал починен")]
    [InlineData("utf-32-marked.xml", "utf-32", "Причал починен")]
    [InlineData("utf-8-called-utf-16.xml", "utf-8", "Причал починен", "the encoding is not the one that was declared")]
    [InlineData("gb2312.xml", "gb18030", "码头修好了")]
    [InlineData("gb18030-called-gbk.xml", "gb18030", "码头修好了㐀")]
    [InlineData("big5.xml", "big5", "碼頭修好了")]
    [InlineData("shift-jis.xml", "shift_jis", "岸壁が直った")]
    [InlineData("euc-kr.xml", "ks_c_5601-1987", "부두가 고쳐졌다")]
    [InlineData("koi8-r.xml", "koi8-r", "Причал починен")]
    [InlineData("encoding-unheard-of.xml", "utf-8", "Причал починен", "the encoding is not the one that was declared")]
    [InlineData("windows-1251-after-a-utf-8-mark.xml", "windows-1251", "Причал починен", "the encoding is not the one that was declared")]
    [InlineData("utf-8-called-gb2312.xml", "utf-8", "码头今天终于修好了，渡轮晚点，港口的风很大", "the encoding is not the one that was declared")]
    [InlineData("utf-8-called-latin-1-and-broken.xml", "utf-8", "Причал \uFFFD починен к утру", "the encoding is not the one that was declared", "bytes that are no characters of the encoding")]
    [InlineData("encoded-twice.xml", "utf-8", "Причал починен – к утру", "text encoded twice")]
    [InlineData("characters-broken.xml", "utf-8", "Причал \uFFFD починен", "bytes that are no characters of the encoding")]
    public void It_is_read_in_its_encoding(string name, string encoding, string title, params string[] repairs)
    {
        var feed = Fixture.Document(name);

        feed.Entries.Select(entry => entry.Title).ShouldBe([title, "The ferry is late"]);
        feed.Encoding.ShouldBe(encoding);
        feed.Repairs.ShouldBe(repairs);
    }

    [Theory]
    [InlineData("rss-2.0.xml", "rss20")]
    [InlineData("rss-0.91-doctype.xml", "rss091")]
    [InlineData("rss-0.90.xml", "rss090")]
    [InlineData("rdf-1.0.xml", "rss10")]
    [InlineData("rss-without-a-version.xml", "rss")]
    [InlineData("atom-1.0.xml", "atom10")]
    [InlineData("atom-0.3.xml", "atom03")]
    [InlineData("json-feed-1.0.json", "json10")]
    [InlineData("json-feed-1.1.json", "json11")]
    [InlineData("news-sitemap.xml", "newssitemap")]
    public void It_says_what_it_is(string name, string kind) => Fixture.Document(name).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("truncated-in-cdata.xml")]
    [InlineData("truncated-between-items.xml")]
    public void What_broke_off_gives_its_whole_stories(string name)
    {
        var feed = Fixture.Document(name);

        feed.End.ShouldBe(DocumentEnd.Truncated);
        feed.Entries.Select(entry => entry.Title).ShouldBe(["The wall is mended", "The ferry is late"]);
    }

    [Fact]
    public void Text_that_was_encoded_twice_is_undone_wherever_it_breaks_off()
    {
        var body = Fixture.Bytes("encoded-twice.xml");
        var end = body.AsSpan().IndexOf("</item>"u8) + "</item>".Length;
        var tail = "<item><title>Ð¿Ñ€Ð¸Ñ‡Ð°Ð»"u8.ToArray();

        for (var length = 0; length <= tail.Length; length++)
        {
            Fixture.Document([.. body[..end], .. tail[..length]]).Entries.ShouldHaveSingleItem().Title.ShouldBe("Причал починен – к утру");
        }
    }

    [Fact]
    public void Tags_that_are_not_closed_end_with_the_element_around_them() =>
        Fixture.Document("tags-not-closed.xml").Entries[0].Summary.ShouldBe("One\nTwo\nThree bold");

    [Fact]
    public void Fields_after_an_entry_within_an_entry_belong_to_the_outer_one() =>
        Fixture.Document("entry-within-an-entry.xml").Entries[0].Summary.ShouldBe("After.");

    [Fact]
    public void Base64_is_text_where_it_holds_text() =>
        Fixture.Document("atom-base64.xml").Entries.Select(entry => entry.Content).ShouldBe(["Die Mauer hält.", ""]);

    [Fact]
    public void Xhtml_is_text_of_its_elements() => Fixture.Document("atom-xhtml.xml").Entries[0].Content.ShouldBe("One < two\nThree");

    [Fact]
    public void Code_stays_code() => Fixture.Document("code-in-content.xml").Entries[0].Summary.ShouldBe("if (a < b) { c(); }");

    [Theory]
    [InlineData("content-under-another-prefix.xml")]
    [InlineData("namespace-misspelt.xml")]
    public void Content_is_known_by_its_namespace_or_its_usual_prefix(string name) =>
        Fixture.Document(name).Entries[0].Content.ShouldBe("The whole text.");

    [Theory]
    [InlineData("atom-xml-base.xml", "https://harbour.example/news/2026/wall.html")]
    [InlineData("atom-links-of-other-kinds-first.xml", "https://harbour.example/1")]
    [InlineData("guid-alone.xml", "https://harbour.example/1")]
    [InlineData("rdf-namespace-on-the-channel.xml", "https://harbour.example/1")]
    [InlineData("channel-definition-format.xml", "https://harbour.example/1")]
    [InlineData("news-sitemap.xml", "https://harbour.example/1")]
    public void The_link_is_found(string name, string link) => Fixture.Document(name).Entries[0].Link.ShouldBe(new Uri(link));

    [Fact]
    public void Entities_of_a_doctype_are_taken_literally_and_never_from_a_file() =>
        Fixture.Document("entities-of-a-doctype.xml").Entries.Select(entry => entry.Title).ShouldBe(["The wall is mended", "&wall; &wall;&file;"]);

    [Fact]
    public void A_site_map_tells_of_its_stories()
    {
        var story = Fixture.Document("news-sitemap.xml").Entries[0];

        story.EntryId.ShouldBeNull();
        story.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 0, 0, 0, TimeSpan.Zero));
        story.Categories.ShouldBe(["wall", "works"]);
    }

    [Fact]
    public void Hints_of_the_publisher_are_kept()
    {
        var hints = Fixture.Document("hints.xml").Hints;

        hints.Interval.ShouldBe(TimeSpan.FromHours(2));
        hints.SkipHours.ShouldBe([0, 3]);
        hints.SkipDays.ShouldBe([DayOfWeek.Saturday]);
    }

    [Theory]
    [InlineData("atom-links-in-rss.xml", "https://harbour.example/rss?page=2")]
    [InlineData("json-numbers-for-ids.json", "https://example.org/feed.json?page=2")]
    public void Hubs_and_older_pages_are_found(string name, string olderPage)
    {
        var feed = Fixture.Document(name);

        feed.Hubs.ShouldBe([new Uri("https://hub.example/")]);
        feed.OlderPage.ShouldBe(new Uri(olderPage));
    }

    [Fact]
    public void A_web_page_tells_the_feeds_that_it_names()
    {
        var page = new FeedParser().Parse(Fixture.Bytes("page-that-names-feeds.html"), "text/html", Fixture.Url).ShouldBeOfType<ParseResult.NotAFeed>();

        page.Kind.ShouldBe(NoFeedKind.Html);
        page.Feeds.ShouldBe([new FeedLink("https://example.org/rss.xml", "All & more"), new FeedLink("https://harbour.example/atom", null)]);
    }

    [Fact]
    public void The_feeds_of_a_page_are_relative_to_the_base_that_it_names()
    {
        var page = """<!DOCTYPE html><html><head><base href="https://harbour.example/news/"><link rel="alternate" type="application/rss+xml" href="rss.xml"></head></html>""";

        new FeedParser().Parse(System.Text.Encoding.UTF8.GetBytes(page), null, Fixture.Url).ShouldBeOfType<ParseResult.NotAFeed>()
            .Feeds.ShouldBe([new FeedLink("https://harbour.example/news/rss.xml", null)]);
    }

    [Fact]
    public void Nothing_is_told_apart_from_what_is_no_feed()
    {
        Kind(Fixture.Bytes("empty.xml")).ShouldBe(NoFeedKind.Empty);
        Kind(Fixture.Bytes("subscriptions.opml")).ShouldBe(NoFeedKind.Other);

        static NoFeedKind Kind(byte[] body) => new FeedParser().Parse(body, null, Fixture.Url).ShouldBeOfType<ParseResult.NotAFeed>().Kind;
    }

    [Fact]
    public void A_document_from_nowhere_keeps_its_relative_links()
    {
        var feed = (new FeedParser().Parse("<rss><channel><link>/home</link><item><link>a.html</link></item></channel></rss>"u8.ToArray(), null, null) as ParseResult.Parsed)!.Document;

        (feed.Link, feed.Address).ShouldBe((null, "/home"));
        (feed.Entries[0].Link, feed.Entries[0].Address).ShouldBe((null, "a.html"));
    }

    [Fact]
    public void Markup_can_be_kept()
    {
        var parser = new FeedParser { KeepsMarkup = true };
        var feed = (parser.Parse(Fixture.Bytes("code-in-content.xml"), null, Fixture.Url) as ParseResult.Parsed)!.Document;

        feed.Entries[0].Summary.ShouldBe("<pre>if (a &lt; b) { c(); }</pre>");
    }
}
