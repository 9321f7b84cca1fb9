using FeedWatch.Parsing;

namespace FeedWatch.Tests.Parsing;

public class JsonFeedTests
{
    [Fact]
    public void A_json_feed_gives_all_its_fields()
    {
        var feed = Fixture.Document("json-feed-1.1.json");

        (feed.Format, feed.Title, feed.Language, feed.End).ShouldBe((FeedFormat.JsonFeed, "El Faro", "es", DocumentEnd.Whole));
        feed.Link.ShouldBe(new Uri("https://faro.example/"));
        var entry = feed.Entries[0];
        entry.EntryId.ShouldBe("faro-1");
        entry.Title.ShouldBe("El canciller habló");
        entry.Link.ShouldBe(new Uri("https://faro.example/uno"));
        entry.Summary.ShouldBe("Un resumen");
        entry.Content.ShouldBe("Primero.\nSegundo & último.");
        entry.Authors.ShouldBe(["Inés Mar", "Luz Sol"]);
        entry.Categories.ShouldBe(["mundo", "puerto"]);
        entry.PublishedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 8, 6, 7, TimeSpan.Zero));
        entry.UpdatedAt.ShouldBe(new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void An_id_may_be_a_number_and_a_link_may_lead_elsewhere()
    {
        var entry = Fixture.Document("json-feed-1.1.json").Entries[1];

        entry.EntryId.ShouldBe("2");
        entry.Link.ShouldBe(new Uri("https://otro.example/dos"));
        entry.Content.ShouldBe("Línea uno\nLínea dos");
        entry.Authors.ShouldBe(["Sola"]);
    }

    [Fact]
    public void What_is_no_object_is_passed_over_and_an_id_may_be_the_link()
    {
        var entries = Fixture.Document("json-feed-1.1.json").Entries;

        entries.Count.ShouldBe(3);
        entries[2].Link.ShouldBe(new Uri("https://faro.example/tres"));
        entries[2].Authors.ShouldBe(["Redacción"]);
    }

    [Fact]
    public void Version_1_0_has_one_author_and_links_may_be_relative()
    {
        var entry = Fixture.Document("json-feed-1.0.json").Entries.ShouldHaveSingleItem();

        entry.Link.ShouldBe(new Uri("https://example.org/wpisy/1"));
        entry.Authors.ShouldBe(["Zespół"]);
        entry.Content.ShouldBe("Łódź odpłynęła.");
    }

    [Fact]
    public void A_json_feed_that_breaks_off_gives_the_entries_that_were_whole()
    {
        var feed = Fixture.Document("truncated-in-an-item.json");

        feed.End.ShouldBe(DocumentEnd.Truncated);
        feed.Entries.Select(entry => entry.Title).ShouldBe(["One", "Two"]);
    }

    [Fact]
    public void Line_ends_within_strings_are_forgiven()
    {
        var feed = Fixture.DocumentOf("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"title\":\"One\n\tline\"}]}");

        feed.End.ShouldBe(DocumentEnd.Whole);
        feed.Entries[0].Title.ShouldBe("One line");
    }

    [Fact]
    public void Half_a_character_spoils_only_its_own_field()
    {
        var entry = Fixture.DocumentOf("""{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"\ud83d","summary":"kept"}]}""").Entries[0];

        (entry.Title, entry.Summary).ShouldBe(("\uFFFD", "kept"));
    }

    [Fact]
    public void Half_a_character_in_a_name_is_a_name_that_nobody_knows()
    {
        var feed = Fixture.DocumentOf("""{"version":"https://jsonfeed.org/version/1.1","authors":[{"\udc00":"x","n\u0061me":"Ann"}],"items":[{"id":"1","title":"One"}]}""");

        feed.Entries.ShouldHaveSingleItem().Authors.ShouldBe(["Ann"]);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"items":[{"id":1,"title":"x"}]}""")]
    [InlineData("""{"version":"2.0","items":[]}""")]
    public void Other_json_is_refused(string json) => Fixture.Refusal(json).ShouldStartWith("this is JSON, but not a JSON Feed");
}
