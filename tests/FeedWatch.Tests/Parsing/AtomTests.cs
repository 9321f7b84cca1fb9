using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

public class AtomTests
{
    private readonly FeedDocument feed = Fixture.Document("atom-1.0.xml");

    [Fact]
    public void An_atom_feed_tells_what_it_is()
    {
        (feed.Format, feed.Title, feed.Language, feed.End).ShouldBe((FeedFormat.Atom, "Der Hafen", "de", DocumentEnd.Whole));
        feed.Link.ShouldBe(new Uri("https://hafen.example/"));
    }

    [Fact]
    public void An_entry_gives_all_its_fields_as_plain_text()
    {
        var entry = feed.Entries[0];

        entry.EntryId.ShouldBe("tag:hafen.example,2026:1");
        entry.Title.ShouldBe("Größer als < gedacht");
        entry.Link.ShouldBe(new Uri("https://hafen.example/blog/2026/gross"));
        entry.Summary.ShouldBe("Kurz & gut.");
        entry.Content.ShouldBe("Erster Satz.\nZweiter Satz: 1 < 2.");
        entry.Authors.ShouldBe(["Jürgen Ufer"]);
        entry.Categories.ShouldBe(["Politik", "see"]);
        entry.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 8, 30, 0, TimeSpan.Zero));
        entry.UpdatedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 9, 0, 0, 500, TimeSpan.Zero));
    }

    [Fact]
    public void An_entry_has_a_base_of_its_own_and_the_authors_of_its_feed()
    {
        var entry = feed.Entries[1];

        entry.Title.ShouldBe("Ein Titel");
        entry.Link.ShouldBe(new Uri("https://andere.example/seite"));
        entry.Content.ShouldBe("Ein\nUmbruch");
        entry.Authors.ShouldBe(["Redaktion"]);
    }

    [Fact]
    public void An_id_is_the_link_of_an_entry_without_one_and_a_picture_is_no_text()
    {
        var entry = feed.Entries[2];

        entry.Link.ShouldBe(new Uri("https://hafen.example/ids/3"));
        entry.Content.ShouldBeEmpty();
    }

    [Fact]
    public void A_date_that_cannot_be_read_is_none() => feed.Entries[2].UpdatedAt.ShouldBeNull();

    [Fact]
    public void Atom_0_3_has_other_names_for_the_same()
    {
        var entry = Fixture.Document("atom-0.3.xml").Entries.ShouldHaveSingleItem();

        (entry.Title, entry.Content).ShouldBe(("Il faro è acceso", "Dopo anni."));
        entry.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 7, 0, 0, TimeSpan.Zero));
        entry.UpdatedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 8, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Html_that_is_called_text_is_read_as_html() =>
        Fixture.DocumentOf("<feed xmlns='http://www.w3.org/2005/Atom'><entry><summary>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;</summary></entry></feed>")
            .Entries[0].Summary.ShouldBe("One\nTwo");

    [Fact]
    public void Plain_text_keeps_its_lines() =>
        Fixture.DocumentOf("<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>One\n  line</title><summary>First  line\n\n second &amp;amp; line</summary></entry></feed>")
            .Entries[0].ShouldSatisfyAllConditions(
                entry => entry.Title.ShouldBe("One line"),
                entry => entry.Summary.ShouldBe("First line\nsecond &amp; line"));
}
