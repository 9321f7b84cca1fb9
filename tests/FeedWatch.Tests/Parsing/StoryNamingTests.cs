using FeedWatch.Feeds;
using FeedWatch.Parsing;
using static FeedWatch.Tests.Parsing.FeedUnderTest;

namespace FeedWatch.Tests.Parsing;

public class StoryNamingTests
{
    private readonly FeedUnderTest feed = new();

    [Fact]
    public void A_guid_shared_by_two_entries_names_neither()
    {
        var news = feed.Shows(Entry("1", "https://example.org/a", "A"), Entry("1", "https://example.org/b", "B"));

        news.Fresh.Select(story => story.Id).Distinct().Count().ShouldBe(2);
        feed.Shows(Entry("1", "https://example.org/b", "B, edited"), Entry("1", "https://example.org/a", "A")).Edited.ShouldBe(1);
    }

    [Fact]
    public void A_guid_and_link_shared_by_two_entries_leave_title_and_text_to_name_them()
    {
        feed.Shows(Entry("1", "https://example.org/a", "A"), Entry("1", "https://example.org/a", "B")).New.ShouldBe(2);

        var news = feed.Shows(Entry("1", "https://example.org/a", "C"), Entry("1", "https://example.org/a", "A"));

        news.Fresh.ShouldHaveSingleItem().Title.ShouldBe("C");
        news.New.ShouldBe(1);
    }

    [Fact]
    public void An_entry_stays_known_when_another_comes_to_share_its_guid_and_when_it_leaves()
    {
        var first = Entry("1", "https://example.org/a", "A");
        var second = Entry("1", "https://example.org/b", "B");
        feed.Shows(first);

        feed.Shows(second, first).Fresh.ShouldHaveSingleItem().Title.ShouldBe("B");
        feed.Shows(second).Fresh.ShouldBeEmpty();
    }

    [Fact]
    public void An_exact_duplicate_within_a_document_counts_once()
    {
        var entry = Entry("1", "https://example.org/a", "A");

        var news = feed.Shows(entry, entry with { Link = new Uri("http://example.org/a/") });

        news.New.ShouldBe(1);
        news.Present.Count.ShouldBe(1);
        feed.Shows(entry with { Title = "A, edited" }).Edited.ShouldBe(1);
    }

    [Fact]
    public void A_link_shared_by_entries_without_id_names_none_of_them()
    {
        feed.Shows(Entry(null, "https://example.org/live", "A"), Entry(null, "https://example.org/live", "B")).New.ShouldBe(2);
    }

    [Fact]
    public void An_entry_without_id_and_link_is_named_by_its_title_and_text()
    {
        feed.Shows(Entry(null, null, "A", "text"));

        feed.Shows(Entry(null, null, "A", "text")).Fresh.ShouldBeEmpty();
        feed.Shows(Entry(null, null, "A", "other text")).New.ShouldBe(1);
    }

    [Fact]
    public void A_blank_id_is_none()
    {
        feed.Shows(Entry(" ", "https://example.org/a", "A"));

        feed.Shows(Entry("", "https://example.org/a", "A, edited")).Edited.ShouldBe(1);
    }

    [Fact]
    public void A_story_keeps_its_id_for_ever()
    {
        // The number is what version 1 gives: another one would alert every kept story again.
        feed.Shows(Entry("id-1", "https://example.org/1", "Story 1")).Fresh[0].Id.Value.ShouldBe("9c1e317f8622f5e0ac8a8dc9");
        feed.Shows(Entry(null, "https://example.org/2", "Story 2")).Fresh[0].Id.Value.ShouldBe("232274e175956636618a1578");
        feed.Shows(Entry(null, null, "Story 3", "Text")).Fresh[0].Id.Value.ShouldBe("cbea36dc5d31c1e9bca53392");
    }

    [Fact]
    public void A_new_version_of_the_rule_makes_nothing_new_but_what_the_old_one_does_not_know_either()
    {
        feed.Shows(Numbered(6));
        feed.Namings = [feed.Namings[0], ByTitle];

        var news = feed.Shows([.. Numbered(7).Select(entry => entry with { Title = entry.Title + ", edited" })]);

        news.Fresh.ShouldHaveSingleItem().Title.ShouldBe("Story 7, edited");
        (news.New, news.Edited, feed.IdVersion).ShouldBe((1, 0, 2));
    }

    [Fact]
    public void After_a_new_version_stories_go_by_their_new_names()
    {
        feed.Shows(Numbered(6));
        feed.Namings = [feed.Namings[0], ByTitle];
        feed.Shows(Numbered(6));

        feed.Shows(Entry("other", "https://example.org/other", "Story 3", "Edited")).Edited.ShouldBe(1);
    }

    [Fact]
    public void A_truncated_document_is_still_judged_by_the_old_version()
    {
        feed.Shows(Numbered(6));
        feed.Namings = [feed.Namings[0], ByTitle];

        var news = feed.ShowsTruncated(Entry("id-1", "https://example.org/1", "Edited"), Entry("id-7", "https://example.org/7", "New"));

        (news.New, news.Edited, feed.IdVersion).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void A_feed_that_was_never_read_starts_with_the_newest_version()
    {
        var fresh = new FeedUnderTest(feed.Namings[0], ByTitle);

        fresh.ShowsTruncated(Numbered(2)).IdVersion.ShouldBe(2);
    }

    private static IReadOnlyList<StoryName> ByTitle(FeedId feedId, IReadOnlyList<EntryKey> entries, bool linkIsId) =>
        [.. entries.Select(entry => new StoryName(new StoryId(ContentHash.Id("title", entry.Entry.Title)), IsItsLink: false))];
}
