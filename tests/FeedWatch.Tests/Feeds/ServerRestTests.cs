using FeedWatch.Feeds;

namespace FeedWatch.Tests.Feeds;

public sealed class ServerRestTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_server_gets_the_rest_it_asks_for() => Ask(null, minutes: 2).Until.ShouldBe(Now.AddMinutes(2));

    [Fact]
    public void A_server_that_does_not_say_how_long_gets_ten_minutes() => Ask(null, minutes: null).Until.ShouldBe(Now.AddMinutes(10));

    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public void Who_asks_again_and_again_is_asked_ever_later_and_still_once_a_day(int? minutes)
    {
        var waits = new List<TimeSpan>();
        ServerRest? rest = null;
        for (var time = 0; time < 40; time++)
        {
            rest = Ask(rest, minutes);
            waits.Add(rest.Until - Now);
        }

        waits.ShouldBe(waits.Order());
        waits[1].ShouldBe(TimeSpan.FromMinutes(minutes is null ? 20 : 10));
        waits[2].ShouldBe(waits[1] * 2);
        waits[^1].ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public void A_year_is_a_day() => Ask(null, minutes: 365 * 24 * 60).Until.ShouldBe(Now.AddDays(1));

    [Fact]
    public void Two_feeds_that_are_told_so_at_once_are_one_time()
    {
        var rest = new HeldRest(new ServerRest(Now, Times: 1));

        rest.Ask(TimeSpan.FromHours(2), Now);
        rest.Ask(TimeSpan.FromHours(1), Now);

        rest.ToKeep.ShouldBe(new ServerRest(Now.AddHours(2), Times: 2));
        rest.IsOn(Now.AddHours(1.9)).ShouldBeTrue();
        rest.IsOn(Now.AddHours(2)).ShouldBeFalse();
    }

    [Fact]
    public void A_rest_that_is_over_is_kept_until_the_server_has_answered_otherwise()
    {
        var rest = new HeldRest(new ServerRest(Now, Times: 3));

        rest.ToKeep.ShouldBe(new ServerRest(Now, Times: 3));
        rest.Answer(Now);
        rest.ToKeep.ShouldBeNull();
    }

    [Fact]
    public void A_feed_that_is_answered_otherwise_makes_the_rest_of_another_the_first_whichever_comes_first()
    {
        var answeredFirst = new HeldRest(new ServerRest(Now, Times: 8));
        answeredFirst.Answer(Now);
        answeredFirst.Ask(wish: null, Now);

        var askedFirst = new HeldRest(new ServerRest(Now, Times: 8));
        askedFirst.Ask(wish: null, Now);
        askedFirst.Answer(Now);

        answeredFirst.ToKeep.ShouldBe(new ServerRest(Now.AddMinutes(10), Times: 1));
        askedFirst.ToKeep.ShouldBe(answeredFirst.ToKeep);
    }

    [Fact]
    public void A_server_that_asks_again_after_its_rest_asks_once_more_also_of_one_holder()
    {
        var rest = new HeldRest(null);
        rest.Ask(TimeSpan.FromSeconds(1), Now);

        rest.Ask(TimeSpan.FromSeconds(1), Now.AddSeconds(2)).ShouldBe(new ServerRest(Now.AddSeconds(2).AddMinutes(10), Times: 2));
        rest.Answer(Now.AddHours(1));
        rest.ToKeep.ShouldBeNull();
    }

    [Fact]
    public void A_rest_from_a_clock_that_was_ahead_is_none()
    {
        Ask(null, minutes: 365 * 24 * 60).IsOn(Now.AddSeconds(-30)).ShouldBeTrue();
        Ask(null, minutes: 10).IsOn(Now.AddDays(-2)).ShouldBeFalse();
    }

    private static ServerRest Ask(ServerRest? before, int? minutes) => ServerRest.After(before, minutes is { } wish ? TimeSpan.FromMinutes(wish) : null, Now);
}
