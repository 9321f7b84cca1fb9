using FeedWatch.Feeds;

namespace FeedWatch.Tests.Feeds;

public sealed class FullFetchTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly FeedState Known = FeedState.Unknown(new FeedId("un")) with { History = FeedHistory.None with { FullAt = Start } };

    [Fact]
    public void About_one_poll_in_a_hundred_asks_for_the_whole_document() =>
        Enumerable.Range(0, 10_000).Count(minute => FullFetch.IsDue(Known with { History = FeedHistory.None }, Start.AddMinutes(minute))).ShouldBeInRange(60, 140);

    [Fact]
    public void After_a_week_of_304_every_poll_does() =>
        Enumerable.Range(0, 100).ShouldAllBe(minute => FullFetch.IsDue(Known, Start.AddDays(7).AddMinutes(minute)));

    [Fact]
    public void Who_was_caught_lying_is_always_asked_for_all()
    {
        var liar = Known with { History = Known.History with { LiedAt = Start } };

        Enumerable.Range(0, 100).ShouldAllBe(minute => FullFetch.IsDue(liar, Start.AddMinutes(minute)));
    }

    [Theory]
    [InlineData("a", "x", "a", "x", true)]
    [InlineData("a", "x", "a", "y", true)]
    [InlineData("a", "x", "b", "x", false)]
    [InlineData(null, "x", "b", "x", true)]
    [InlineData("a", "x", null, "x", true)]
    [InlineData(null, "x", null, "y", false)]
    [InlineData("a", null, null, null, false)]
    [InlineData(null, null, null, null, false)]
    public void The_entity_tag_decides_where_both_have_one(string? tag, string? time, string? tagNow, string? timeNow, bool wouldBe) =>
        FullFetch.WouldBeNotModified(new Validators(tag, time), new Validators(tagNow, timeNow)).ShouldBe(wouldBe);
}
