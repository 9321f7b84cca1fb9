using FeedWatch.Feeds;
using FsCheck;
using FsCheck.Xunit;

namespace FeedWatch.Tests.Feeds;

public sealed class PollPlanTests
{
    private static readonly PollPace Pace = new(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5));

    // A Sunday.
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);
    private static readonly FeedHistory Begun = FeedHistory.None with { Rhythm = Rhythm.Unknown.Begin(At) };
    private static readonly Feed Feed = new() { Id = new FeedId("un"), Url = new Uri("https://un.example/feed"), Name = "UN" };

    [Fact]
    public void A_feed_that_nothing_slows_down_is_asked_after_its_learnt_interval_less_a_little() =>
        Wait(Begun).ShouldBeInRange(TimeSpan.FromMinutes(9.5), TimeSpan.FromMinutes(10));

    [Fact]
    public void Feeds_that_were_polled_together_part() =>
        Enumerable.Range(0, 20).Select(number => PollPlan.NextPoll(Feed with { Id = new FeedId($"{number}") }, Begun, null, Pace, At)).Distinct().Count().ShouldBe(20);

    [Fact]
    public void The_same_poll_plans_the_same() => Wait(Begun).ShouldBe(Wait(Begun));

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(1440)]
    public void What_the_owner_says_is_kept_to_the_second_whatever_the_publisher_wishes(int minutes)
    {
        var history = Begun with { Hints = new PollHints { Interval = TimeSpan.FromHours(1), SkipHours = 0xFFFFFF, SkipDays = 1 } };

        (PollPlan.NextPoll(Feed with { Every = TimeSpan.FromMinutes(minutes) }, history, TimeSpan.FromHours(2), Pace, At) - At).ShouldBe(TimeSpan.FromMinutes(minutes));
    }

    [Fact]
    public void A_publisher_who_asks_for_an_hour_gets_it() =>
        Wait(Begun with { Hints = new PollHints { Interval = TimeSpan.FromHours(1) } }).ShouldBe(TimeSpan.FromHours(1));

    [Fact]
    public void An_answer_that_is_fresh_for_half_an_hour_is_not_asked_for_again_before() =>
        (PollPlan.NextPoll(Feed, Begun, TimeSpan.FromMinutes(30), Pace, At) - At).ShouldBe(TimeSpan.FromMinutes(30));

    [Fact]
    public void A_wish_that_is_shorter_than_the_learnt_interval_changes_nothing() =>
        Wait(Begun with { Hints = new PollHints { Interval = TimeSpan.FromMinutes(1) } }).ShouldBe(Wait(Begun));

    [Fact]
    public void Nobody_silences_us_for_more_than_a_day() =>
        Wait(Begun with { Hints = new PollHints { Interval = TimeSpan.FromDays(365), SkipHours = 0xFFFFFF, SkipDays = 0x7F } }).ShouldBe(TimeSpan.FromDays(1));

    [Fact]
    public void Hours_to_be_skipped_are_waited_out() =>
        PollPlan.NextPoll(Feed, Begun with { Hints = Hints(hours: [12, 13, 14]) }, null, Pace, At).ShouldBe(new DateTimeOffset(2026, 3, 1, 15, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Days_to_be_skipped_are_waited_out() =>
        PollPlan.NextPoll(Feed, Begun with { Hints = Hints(days: [DayOfWeek.Sunday]) }, null, Pace, At).ShouldBe(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Hours_that_no_day_has_are_passed_over() => PollHints.Of(new PublisherHints { SkipHours = [24, -1, 99] }).ShouldBeNull();

    [Fact]
    public void A_feed_that_turns_over_too_fast_is_asked_sooner_than_its_publisher_wishes()
    {
        var hurried = Begun with { Rhythm = Begun.Rhythm with { Limit = TimeSpan.FromMinutes(7) }, Hints = new PollHints { Interval = TimeSpan.FromHours(1), SkipHours = 0xFFFFFF } };

        Wait(hurried).ShouldBe(TimeSpan.FromMinutes(7));
    }

    [Property]
    public bool Chance_is_a_share_of_one(NonEmptyString feed, int minutes)
    {
        var chance = Chance.Of("test", new FeedId(feed.Get), At.AddMinutes(minutes));
        return chance is >= 0 and < 1;
    }

    [Fact]
    public void Chance_is_spread_evenly()
    {
        var draws = Enumerable.Range(0, 10_000).Select(minute => Chance.Of("test", Feed.Id, At.AddMinutes(minute))).ToList();

        draws.Average().ShouldBe(0.5, tolerance: 0.02);
        draws.Count(chance => chance < 0.01).ShouldBeInRange(60, 140);
    }

    private static TimeSpan Wait(FeedHistory history) => PollPlan.NextPoll(Feed, history, null, Pace, At) - At;

    private static PollHints Hints(IReadOnlyList<int>? hours = null, IReadOnlyList<DayOfWeek>? days = null) =>
        PollHints.Of(new PublisherHints { SkipHours = hours ?? [], SkipDays = days ?? [] }).ShouldNotBeNull();
}
