using FeedWatch.Feeds;

namespace FeedWatch.Tests.Feeds;

public class SeenSetTests
{
    [Fact]
    public void What_the_feed_holds_now_comes_first_and_older_stories_follow_as_last_seen()
    {
        var seen = SeenSet.Empty.With([Story(1), Story(2), Story(3)]).With([Story(4), Story(2)]);

        seen.Stories.ShouldBe([Story(4), Story(2), Story(1), Story(3)]);
    }

    [Fact]
    public void The_story_not_seen_for_longest_is_forgotten_first()
    {
        var seen = SeenSet.Empty.With([.. Enumerable.Range(1, SeenSet.Capacity).Select(number => Story(number))]).With([Story(-1)]);

        seen.Stories.Count.ShouldBe(SeenSet.Capacity);
        seen.KnowsId(Story(-1)).ShouldBeTrue();
        seen.KnowsId(Story(SeenSet.Capacity - 1)).ShouldBeTrue();
        seen.KnowsId(Story(SeenSet.Capacity)).ShouldBeFalse();
    }

    [Fact]
    public void One_id_keeps_only_its_latest_content()
    {
        var seen = SeenSet.Empty.With([new SeenStory(1, 10, 100)]).With([new SeenStory(1, 10, 200)]);

        seen.KnowsVersion(new SeenStory(1, 10, 200)).ShouldBeTrue();
        seen.KnowsVersion(new SeenStory(1, 10, 100)).ShouldBeFalse();
    }

    [Fact]
    public void Link_and_content_are_known_only_together()
    {
        var seen = new SeenSet([new SeenStory(1, 10, 100), new SeenStory(2, 20, 200)]);

        seen.KnowsLinkedVersion(new SeenStory(3, 20, 200)).ShouldBeTrue();
        seen.KnowsLinkedVersion(new SeenStory(3, 20, 100)).ShouldBeFalse();
        seen.KnowsIdWithLink(new SeenStory(1, 20, 100)).ShouldBeFalse();
        seen.KnowsLink(new SeenStory(3, 30, 100)).ShouldBeFalse();
    }

    private static SeenStory Story(int number) => new(number, number * 10L, number * 100L);
}
