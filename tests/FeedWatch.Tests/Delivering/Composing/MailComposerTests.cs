using FeedWatch.Alerting;
using FeedWatch.Delivering;
using FeedWatch.Storing;
using FeedWatch.Testing.Delivering;

namespace FeedWatch.Tests.Delivering.Composing;

public class MailComposerTests
{
    private static readonly Recipient Desk = new() { Id = new("Desk"), Email = "desk@example.org" };

    [Fact]
    public void A_story_that_two_rules_found_is_one_entry_that_names_both()
    {
        var mail = Compose(
            SampleHits.Of("Lavrov", "Lavrov speaks at the Security Council", "", "Lavrov"),
            SampleHits.Of("UNSC", "Lavrov speaks at the Security Council", "", "Security Council"));

        mail.Text.Split("*Lavrov* speaks at the *Security Council*").Length.ShouldBe(2);
        mail.Text.ShouldContain("Lavrov: “Lavrov”\nUNSC: “Security Council”\n");
        mail.Subject.ShouldBe("[Lavrov, UNSC] Lavrov speaks at the Security Council");
    }

    [Fact]
    public void Places_that_overlap_are_marked_once()
    {
        var mail = Compose(
            SampleHits.Of("A", "The UN Security Council meets", "", "UN Security"),
            SampleHits.Of("B", "The UN Security Council meets", "", "Security Council"));

        mail.Text.ShouldContain("The *UN Security Council* meets");
        mail.Html.ShouldContain(">UN Security Council</mark> meets");
    }

    [Fact]
    public void The_same_hits_and_notices_in_any_order_give_the_same_bytes()
    {
        Notice[] notices = [new(NoticeKind.FirstPoll, "A", "a", 1), new(NoticeKind.FirstPoll, "B", "b", 2), new(NoticeKind.Configuration, "C", "c", 1)];

        var one = MailComposer.Compose(Desk, SampleHits.InFourScripts, notices);
        var other = MailComposer.Compose(Desk, [.. SampleHits.InFourScripts.Reverse()], [.. notices.Reverse()]);

        other.ShouldBe(one);
    }

    [Fact]
    public void A_mail_about_nothing_is_refused() =>
        Should.Throw<ArgumentException>(() => MailComposer.Compose(Desk, [], []));

    [Fact]
    public void A_story_that_was_edited_between_two_hits_shows_its_latest_text_and_the_marks_that_fit_it()
    {
        var old = SampleHits.Of("A", "Minister will speak", "", "speak");
        var edited = SampleHits.Of("B", "The minister has spoken", "", "spoken") with { Key = new("B", old.Key.StoryId), FoundAt = old.FoundAt.AddHours(1) };

        var mail = Compose(old, edited);

        mail.Text.ShouldStartWith("The minister has *spoken*\n");
        mail.Text.ShouldContain("A: “speak”\nB: “spoken”\n");
        mail.Text.ShouldNotContain("will");
    }

    [Fact]
    public void The_latest_story_comes_first()
    {
        var mail = Compose(
            SampleHits.Of("A", "Earlier", "") with { PublishedAt = SampleHits.Noon.AddHours(-1) },
            SampleHits.Of("A", "Later", ""));

        mail.Subject.ShouldBe("[A] 2 stories: Later; Earlier");
    }

    [Fact]
    public void A_rule_that_matched_by_the_absence_of_words_shows_its_query()
    {
        var mail = Compose(SampleHits.Of("Not sport", "Parliament votes", "") with { Query = "NOT football" });

        mail.Text.ShouldContain("Not sport: NOT football\n");
        mail.Html.ShouldContain("NOT football");
    }

    [Fact]
    public void A_story_without_a_title_shows_the_first_words_of_its_text()
    {
        var mail = Compose(SampleHits.Of("A", "", "Minister resigns after a vote"));

        mail.Subject.ShouldBe("[A] Minister resigns after a vote");
    }

    [Fact]
    public void A_story_with_neither_title_nor_text_shows_where_it_is()
    {
        var mail = Compose(SampleHits.Of("A", "", ""));

        mail.Subject.ShouldBe("[A] Story at news.example");
    }

    [Theory]
    [InlineData(0, "2 Feb 2026, 12:00 UTC\n")]
    [InlineData(4, "2 Feb 2026, 12:00 UTC, found 4 min later\n")]
    [InlineData(60 * 5, "2 Feb 2026, 12:00 UTC, found 5 h later\n")]
    [InlineData(60 * 24 * 3, "2 Feb 2026, 12:00 UTC, found 3 days later\n")]
    public void An_entry_says_when_it_was_published_and_how_much_later_it_was_found(int minutes, string expected)
    {
        var mail = Compose(SampleHits.Of("A", "Title", "") with { FoundAt = SampleHits.Noon.AddMinutes(minutes) });

        mail.Text.ShouldContain(expected);
    }

    [Fact]
    public void A_story_without_a_date_says_when_it_was_found()
    {
        var mail = Compose(SampleHits.Of("A", "Title", "") with { PublishedAt = null });

        mail.Text.ShouldContain("Evening News · found 2 Feb 2026, 12:04 UTC\n");
    }

    [Fact]
    public void Notices_of_one_kind_are_one_entry_with_their_counts_added_up()
    {
        var mail = MailComposer.Compose(
            Desk,
            [],
            [
                new(NoticeKind.FirstPoll, "BBC World", "12 older hits, see feedwatch hits", 12),
                new(NoticeKind.FirstPoll, "UN News", "3 older hits", 3),
            ]);

        mail.Subject.ShouldBe("[FeedWatch] First poll: older hits kept, not emailed (15)");
        mail.Text.ShouldContain("- BBC World: 12 older hits, see feedwatch hits\n- UN News: 3 older hits\n");
        mail.Html.ShouldContain("First poll: older hits kept, not emailed (15)");
    }

    [Fact]
    public void Notices_stand_after_the_stories_and_leave_the_subject_to_them()
    {
        var mail = MailComposer.Compose(Desk, [SampleHits.Of("A", "Title", "")], [new(NoticeKind.FirstPoll, "UN News", "3 older hits", 3)]);

        mail.Subject.ShouldBe("[A] Title");
        mail.Html.IndexOf("UN News", StringComparison.Ordinal).ShouldBeGreaterThan(mail.Html.IndexOf(">Title<", StringComparison.Ordinal));
    }

    [Fact]
    public void A_recipient_without_a_name_of_its_own_is_addressed_by_the_address_alone()
    {
        var mail = MailComposer.Compose(Desk with { Id = new("desk@example.org") }, [SampleHits.Of("A", "Title", "")], []);

        mail.To.ShouldBe("desk@example.org");
        mail.ToName.ShouldBeEmpty();
    }

    private static MailContent Compose(params Hit[] hits) => MailComposer.Compose(Desk, hits, []);
}
