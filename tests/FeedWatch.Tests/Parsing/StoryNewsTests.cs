using FeedWatch.Feeds;
using FeedWatch.Parsing;
using static FeedWatch.Tests.Parsing.FeedUnderTest;

namespace FeedWatch.Tests.Parsing;

public class StoryNewsTests
{
    private readonly FeedUnderTest feed = new();

    [Fact]
    public void A_story_that_was_seen_without_an_id_stays_the_same_story_when_it_gets_one()
    {
        var first = feed.Shows(FeedUnderTest.Entry(null, "https://example.org/1", "Lavrov speaks")).Fresh.ShouldHaveSingleItem();

        var news = feed.Shows(FeedUnderTest.Entry("guid-1", "https://example.org/1", "Lavrov speaks", "And says more."));

        (news.New, news.Edited).ShouldBe((0, 1));
        news.Fresh.ShouldHaveSingleItem().Id.ShouldBe(first.Id);
        feed.Shows(FeedUnderTest.Entry("guid-1", "https://example.org/1", "Lavrov speaks", "And says more.")).Known.ShouldBe(1);
    }

    [Fact]
    public void Everything_is_new_at_first_and_known_the_second_time()
    {
        feed.Shows(Numbered(3)).New.ShouldBe(3);

        var again = feed.Shows(Numbered(3));

        again.Fresh.ShouldBeEmpty();
        again.Known.ShouldBe(3);
    }

    [Fact]
    public void A_new_story_carries_all_that_its_entry_says()
    {
        var entry = Entry("a", "https://example.org/a", "Title", "Summary") with
        {
            Content = "Content",
            Authors = ["Author"],
            Categories = ["World"],
            PublishedAt = Now.AddHours(-1),
            UpdatedAt = Now.AddMinutes(-1),
        };

        var story = feed.Shows(entry).Fresh.ShouldHaveSingleItem();

        story.Title.ShouldBe("Title");
        story.Link.ShouldBe(new Uri("https://example.org/a"));
        story.Body.ShouldBe("Summary\n\nContent");
        story.Authors.ShouldBe(["Author"]);
        story.Categories.ShouldBe(["World"]);
        story.Language.ShouldBe("en-GB");
        story.PublishedAt.ShouldBe(Now.AddHours(-1));
        story.UpdatedAt.ShouldBe(Now.AddMinutes(-1));
        story.FirstSeenAt.ShouldBe(Now);
    }

    [Fact]
    public void The_language_of_an_entry_goes_before_that_of_its_feed() =>
        feed.Shows(Entry("a", "https://example.org/a", "Titre", "Texte") with { Language = "fr" }).Fresh.ShouldHaveSingleItem().Language.ShouldBe("fr");

    [Fact]
    public void Fresh_stories_come_in_the_order_of_the_document()
    {
        feed.Shows(Entry("b", null, "B"));

        var news = feed.Shows(Entry("c", null, "C"), Entry("b", null, "B, edited"), Entry("a", null, "A"));

        news.Fresh.Select(story => story.Title).ShouldBe(["C", "B, edited", "A"]);
        (news.New, news.Edited).ShouldBe((2, 1));
    }

    [Fact]
    public void A_live_blog_whose_entries_all_link_to_the_home_page_loses_none()
    {
        feed.Shows(Entry("1", "https://example.org/", "First"), Entry("2", "https://example.org/", "Second"));

        var news = feed.Shows(Entry("3", "https://example.org/", "Third"), Entry("1", "https://example.org/", "First"));

        news.Fresh.ShouldHaveSingleItem().Title.ShouldBe("Third");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("https://example.org/live")]
    [InlineData(null)]
    public void A_live_blog_without_ids_loses_none(string? link)
    {
        feed.Shows(Entry(null, link, "First"), Entry(null, link, "Second"));

        feed.Shows(Entry(null, link, "Third"), Entry(null, link, "First")).Fresh.ShouldHaveSingleItem().Title.ShouldBe("Third");
    }

    [Fact]
    public void A_home_page_link_names_no_story_even_when_it_stands_alone()
    {
        feed.Shows(Entry(null, "https://example.org/", "First"));

        var news = feed.Shows(Entry(null, "https://example.org/", "Second"));

        news.New.ShouldBe(1);
    }

    [Fact]
    public void The_same_link_with_a_new_id_and_a_new_title_is_new()
    {
        feed.Shows(Entry("1", "https://example.org/weather", "Fair"));

        feed.Shows(Entry("2", "https://example.org/weather", "Storm")).New.ShouldBe(1);
    }

    [Fact]
    public void A_guid_that_is_new_at_each_poll_makes_nothing_new()
    {
        feed.Shows(Entry("1", "https://example.org/a", "A"), Entry("2", "https://example.org/b", "B"));

        feed.Shows(Entry("3", "https://example.org/a", "A"), Entry("4", "https://example.org/b", "B")).Fresh.ShouldBeEmpty();
        feed.Shows(Entry("5", "https://example.org/a", "A"), Entry("6", "https://example.org/b", "B")).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void A_guid_that_is_new_at_each_poll_makes_nothing_new_where_there_is_no_link_either()
    {
        feed.Shows(Entry("1", null, "A"), Entry("2", null, "B"));

        feed.Shows(Entry("3", null, "A"), Entry("4", null, "B")).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void One_more_warning_in_the_same_words_is_new_while_the_first_still_stands()
    {
        feed.Shows(Entry("1", null, "Gale warning"));

        feed.Shows(Entry("2", null, "Gale warning"), Entry("1", null, "Gale warning")).New.ShouldBe(1);
        feed.Shows(Entry("2", null, "Gale warning"), Entry("1", null, "Gale warning")).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_listed_twice_under_two_ids_is_one_story()
    {
        var news = feed.Shows(Entry("world/1", "https://example.org/1", "A"), Entry("europe/1", "https://example.org/1", "A"));

        news.New.ShouldBe(1);
        feed.Shows(Entry("europe/1", "https://example.org/1", "A")).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void An_undated_story_is_new()
    {
        feed.Shows(Entry("1", null, "Dated") with { PublishedAt = Now });

        feed.Shows(Entry("2", null, "Undated"), Entry("1", null, "Dated") with { PublishedAt = Now }).New.ShouldBe(1);
    }

    [Theory]
    [InlineData(-400)]
    [InlineData(0)]
    [InlineData(400)]
    public void A_story_is_new_whatever_its_date(int days)
    {
        feed.Shows(Entry("1", null, "First") with { PublishedAt = Now });

        feed.Shows(Entry("2", null, "Second") with { PublishedAt = Now.AddDays(days) }).New.ShouldBe(1);
    }

    [Fact]
    public void A_new_date_alone_makes_nothing_new()
    {
        feed.Shows(Entry("1", null, "First") with { PublishedAt = Now });

        feed.Shows(Entry("1", null, "First") with { PublishedAt = Now.AddDays(1), UpdatedAt = Now.AddDays(1) }).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void Another_order_makes_nothing_new()
    {
        feed.Shows(Numbered(10));

        feed.Shows(Numbered(10).AsEnumerable().Reverse()).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void A_story_that_left_and_came_back_is_known()
    {
        feed.Shows(Numbered(2));
        feed.Shows(Numbered(2, from: 3));

        feed.Shows(Numbered(2)).Fresh.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://example.org/a?utm_source=rss&id=7", "https://example.org/a?id=7&utm_campaign=x")]
    [InlineData("http://example.org/a", "https://example.org/a")]
    [InlineData("https://example.org/a", "https://example.org/a/")]
    [InlineData("https://example.org/a#xtor=RSS-1", "https://EXAMPLE.org:443/a")]
    public void A_link_spelt_otherwise_names_the_same_story(string before, string after)
    {
        var first = feed.Shows(Entry(null, before, "A")).Fresh.ShouldHaveSingleItem();

        feed.Shows(Entry(null, after, "A")).Fresh.ShouldBeEmpty();
        feed.Shows(Entry(null, after, "A, edited")).Fresh.ShouldHaveSingleItem().Id.ShouldBe(first.Id);
    }

    [Fact]
    public void Another_fragment_is_another_story()
    {
        feed.Shows(Entry(null, "https://example.org/live#1", "A"));

        feed.Shows(Entry(null, "https://example.org/live#2", "B")).New.ShouldBe(1);
    }

    [Fact]
    public void An_edited_title_is_an_edit_of_the_same_story()
    {
        var first = feed.Shows(Entry("1", "https://example.org/a", "Talks begin")).Fresh.ShouldHaveSingleItem();

        var news = feed.Shows(Entry("1", "https://example.org/a", "Talks fail"));

        news.Edited.ShouldBe(1);
        var edited = news.Fresh.ShouldHaveSingleItem();
        edited.Id.ShouldBe(first.Id);
        edited.ContentHash.ShouldNotBe(first.ContentHash);
    }

    [Fact]
    public void An_edit_taken_back_is_an_edit_too()
    {
        feed.Shows(Entry("1", null, "Talks begin"));
        feed.Shows(Entry("1", null, "Talks fail"));

        feed.Shows(Entry("1", null, "Talks begin")).Edited.ShouldBe(1);
        feed.Shows(Entry("1", null, "Talks begin")).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void Other_white_space_is_no_edit()
    {
        feed.Shows(Entry("1", null, "Talks begin", "One.\nTwo."));

        feed.Shows(Entry("1", null, "Talks  begin ", "One. Two.")).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void A_document_of_ten_thousand_stories_is_remembered_whole()
    {
        feed.Shows(Numbered(SeenSet.Capacity)).New.ShouldBe(SeenSet.Capacity);
        feed.Shows(Numbered(SeenSet.Capacity, from: 2)).New.ShouldBe(1);

        feed.Seen.Stories.Count.ShouldBe(SeenSet.Capacity);
        feed.Shows(Numbered(SeenSet.Capacity, from: 2)).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void A_truncated_document_gives_its_stories_and_forgets_none()
    {
        feed.Shows(Numbered(3));

        feed.ShowsTruncated(Numbered(1, from: 4)).New.ShouldBe(1);

        feed.Shows(Numbered(4)).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_entry_in_two_feeds_is_two_stories()
    {
        var document = Document([Entry("1", "https://example.org/a", "A")]);
        var ids = new[] { "https://one.example/feed", "https://two.example/feed" }
            .Select(url => FeedId.Create(new Uri(url)))
            .Select(id => StoryNews.Decide(id, document, FeedState.Unknown(id), SeenSet.Empty, Now).Fresh[0].Id);

        ids.Distinct().Count().ShouldBe(2);
    }
}
