using FeedWatch.Parsing;
using static FeedWatch.Tests.Parsing.FeedUnderTest;

namespace FeedWatch.Tests.Parsing;

public class UnstableIdsTests
{
    private readonly FeedUnderTest feed = new();

    [Fact]
    public void A_feed_that_makes_all_its_ids_anew_goes_by_its_links_from_that_poll_on()
    {
        feed.Shows(Numbered(10));

        var news = feed.Shows(WithOtherIds(Numbered(10), "second"));

        news.LinkIsId.ShouldBeTrue();
        news.Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void Its_new_stories_are_found_in_the_very_document_that_shows_it()
    {
        feed.Shows(Numbered(20));

        var news = feed.Shows(WithOtherIds(Numbered(20, from: 2), "second"));

        news.LinkIsId.ShouldBeTrue();
        news.Fresh.ShouldHaveSingleItem().Title.ShouldBe("Story 21");
    }

    [Fact]
    public void What_follows_is_told_by_its_link()
    {
        feed.Shows(Numbered(10));
        feed.Shows(WithOtherIds(Numbered(10), "second"));

        var entries = WithOtherIds(Numbered(11), "third");
        entries[0] = entries[0] with { Title = "Story 1, edited" };
        var news = feed.Shows(entries);

        (news.New, news.Edited, news.Known).ShouldBe((1, 1, 9));
        var ids = WithOtherIds(entries, "fourth");
        ids[0] = ids[0] with { Title = "Story 1, edited twice" };
        feed.Shows(ids).Fresh.ShouldHaveSingleItem().Id.ShouldBe(news.Fresh[0].Id);
    }

    [Fact]
    public void A_story_that_left_before_the_change_is_known_when_it_comes_back()
    {
        feed.Shows(Numbered(10));
        feed.Shows(Numbered(10, from: 3));
        feed.Shows(WithOtherIds(Numbered(10, from: 3), "second"));

        feed.Shows(WithOtherIds(Numbered(10), "third")).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void Entries_that_share_a_link_are_told_by_their_text_then()
    {
        feed.Shows(Numbered(10));
        feed.Shows(WithOtherIds(Numbered(10), "second"));

        var live = new[] { Entry("x", "https://example.org/live", "A"), Entry("y", "https://example.org/live", "B") };

        feed.Shows(live).New.ShouldBe(2);
        feed.Shows(WithOtherIds([.. live, Entry("z", "https://example.org/live", "C")], "third")).Fresh.ShouldHaveSingleItem().Title.ShouldBe("C");
    }

    [Fact]
    public void A_feed_whose_ids_number_the_places_of_the_list_goes_by_its_links()
    {
        feed.Shows(WithOtherIds(Numbered(10, from: 2), "place"));

        var news = feed.Shows(WithOtherIds(Numbered(10), "place"));

        news.LinkIsId.ShouldBeTrue();
        news.Fresh.ShouldHaveSingleItem().Title.ShouldBe("Story 1");
        news.New.ShouldBe(1);
    }

    [Fact]
    public void Nine_of_ten_are_enough()
    {
        feed.Shows(Numbered(10));

        feed.Shows([.. WithOtherIds(Numbered(9), "second"), .. Numbered(1, from: 10)]).LinkIsId.ShouldBeTrue();
    }

    [Fact]
    public void Eight_of_ten_are_not()
    {
        feed.Shows(Numbered(10));

        feed.Shows([.. WithOtherIds(Numbered(8), "second"), .. Numbered(2, from: 9)]).LinkIsId.ShouldBeFalse();
    }

    [Fact]
    public void Four_entries_show_no_pattern()
    {
        feed.Shows(Numbered(4));

        feed.Shows(WithOtherIds(Numbered(4), "second")).LinkIsId.ShouldBeFalse();
    }

    [Fact]
    public void A_live_blog_with_one_link_for_all_keeps_its_ids()
    {
        feed.Shows(Blog("first", 10));

        var news = feed.Shows(Blog("second", 10));

        news.LinkIsId.ShouldBeFalse();
        news.New.ShouldBe(10);
    }

    [Fact]
    public void Bulletins_that_come_again_under_the_same_links_are_new_each_time()
    {
        feed.Shows(Numbered(10));

        var news = feed.Shows([.. WithOtherIds(Numbered(10), "noon").Select(entry => entry with { Title = entry.Title + " at noon" })]);

        news.LinkIsId.ShouldBeFalse();
        news.New.ShouldBe(10);
    }

    [Fact]
    public void A_truncated_document_decides_nothing_about_ids()
    {
        feed.Shows(Numbered(10));

        feed.ShowsTruncated(WithOtherIds(Numbered(10), "second")).LinkIsId.ShouldBeFalse();
    }

    [Fact]
    public void A_first_document_decides_nothing_about_ids() => feed.Shows(Numbered(10)).LinkIsId.ShouldBeFalse();

    private static List<Entry> WithOtherIds(IEnumerable<Entry> entries, string poll) =>
        [.. entries.Select((entry, place) => entry with { EntryId = $"{poll}-{place}" })];

    private static List<Entry> Blog(string poll, int count) =>
        [.. Enumerable.Range(1, count).Select(number => Entry($"{poll}-{number}", "https://example.org/live", $"{poll} {number}"))];
}
