using FeedWatch.Feeds;

namespace FeedWatch.Tests.Feeds;

public sealed class OutageTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_outage_is_told_at_the_third_poll()
    {
        var outage = Outage.After(null, 1, FeedEnd.No, At);
        outage = Outage.After(outage, 2, FeedEnd.No, At.AddMinutes(10));
        outage.ShouldBe(new Outage { Since = At });

        Outage.After(outage, 3, FeedEnd.No, At.AddMinutes(30)).IsTold.ShouldBeTrue();
    }

    [Fact]
    public void A_404_is_believed_when_it_has_lasted_a_day()
    {
        var outage = Outage.After(null, 1, FeedEnd.Likely, At);

        Outage.After(outage, 9, FeedEnd.Likely, At.AddHours(23)).IsEndTold.ShouldBeFalse();
        Outage.After(outage, 9, FeedEnd.No, At.AddHours(25)).IsEndTold.ShouldBeFalse();
        Outage.After(outage, 9, FeedEnd.Likely, At.AddHours(25)).IsEndTold.ShouldBeTrue();
    }

    [Fact]
    public void A_410_is_told_at_once() => Outage.After(null, 1, FeedEnd.Said, At).ShouldBe(new Outage { Since = At, IsMissing = true, IsTold = true, IsEndTold = true });
}
