using FeedWatch.Feeds;
using FsCheck;
using FsCheck.Xunit;

namespace FeedWatch.Tests.Feeds;

public sealed class RhythmTests
{
    private static readonly PollPace Pace = new(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5));
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_feed_of_which_nothing_is_known_is_asked_every_ten_minutes() =>
        Rhythm.Unknown.Begin(Start).Interval(Pace, Start).ShouldBe(TimeSpan.FromMinutes(10));

    [Fact]
    public void What_the_first_poll_finds_teaches_nothing() =>
        Rhythm.Unknown.After(new RhythmPoll(New: 50, Held: 50), Start).ShouldBe(Rhythm.Unknown.Begin(Start));

    // A story every so many minutes, for a month.
    [Theory]
    [InlineData(1, 5)]
    [InlineData(5, 5)]
    [InlineData(20, 10)]
    [InlineData(80, 20)]
    [InlineData(24 * 60, 85)]
    public void A_feed_that_is_four_times_as_quiet_is_asked_half_as_often(int minutes, int interval)
    {
        var rhythm = Enumerable.Range(1, 30).Aggregate(Rhythm.Unknown.Begin(Start), (learnt, number) => learnt.After(One, Start.AddMinutes(minutes * number)));

        rhythm.Interval(Pace, rhythm.LatestAt!.Value).TotalMinutes.ShouldBe(interval, tolerance: 1);
    }

    [Fact]
    public void A_quiet_feed_is_asked_ever_less_often_and_still_once_a_day()
    {
        var rhythm = Rhythm.Unknown.Begin(Start).After(One, Start.AddMinutes(10));
        var waits = new List<TimeSpan>();
        for (var at = Start.AddMinutes(10); at < Start.AddYears(20); at += waits[^1])
        {
            rhythm = at == rhythm.LatestAt ? rhythm : rhythm.After(RhythmPoll.Unchanged, at);
            waits.Add(rhythm.Interval(Pace, at));
        }

        waits.ShouldBe(waits.Order());
        waits[^1].ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public void A_night_without_stories_is_forgotten_by_noon()
    {
        var evening = Busy(hours: 12);
        var morning = evening.LatestAt!.Value.AddHours(8);
        evening.Interval(Pace, morning).TotalMinutes.ShouldBe(25, tolerance: 1);

        var noon = Enumerable.Range(0, 20).Aggregate(evening, (learnt, number) => learnt.After(One, morning.AddMinutes(20 * number)));

        noon.Interval(Pace, noon.LatestAt!.Value).TotalMinutes.ShouldBe(evening.Interval(Pace, evening.LatestAt.Value).TotalMinutes, tolerance: 2);
    }

    [Fact]
    public void A_burst_teaches_little()
    {
        var quiet = Enumerable.Range(1, 30).Aggregate(Rhythm.Unknown.Begin(Start), (learnt, number) => learnt.After(One, Start.AddDays(number)));
        var before = quiet.Interval(Pace, quiet.LatestAt!.Value);

        var burst = quiet.After(new RhythmPoll(New: 40, Held: 100), quiet.LatestAt.Value.AddHours(1));

        burst.Interval(Pace, burst.LatestAt!.Value).ShouldBeInRange(before * 0.8, before);
    }

    [Fact]
    public void Where_half_of_the_document_is_new_the_next_poll_comes_in_half_the_time()
    {
        var rhythm = Enumerable.Range(1, 30).Aggregate(Rhythm.Unknown.Begin(Start), (learnt, number) => learnt.After(One, Start.AddDays(number)));
        var at = rhythm.LatestAt!.Value.AddMinutes(80);

        rhythm = rhythm.After(new RhythmPoll(New: 5, Held: 10), at);
        rhythm.Interval(Pace, at).ShouldBe(TimeSpan.FromMinutes(40));

        rhythm = rhythm.After(RhythmPoll.Unchanged, at.AddMinutes(40));
        rhythm.Limit.ShouldBe(TimeSpan.FromMinutes(80), "and step by step less often again");
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_make_us_ask_as_fast_as_we_may_for_ever()
    {
        var rhythm = Rhythm.Unknown.Begin(Start).After(new RhythmPoll(New: 3, Held: 10), Start.AddHours(1)).After(new RhythmPoll(New: 6, Held: 10), Start.AddMinutes(59));
        rhythm.Limit.ShouldBe(TimeSpan.FromMinutes(1));

        Enumerable.Range(2, 12).Aggregate(rhythm, (learnt, hour) => learnt.After(RhythmPoll.Unchanged, Start.AddHours(hour))).Limit.ShouldBeNull();
    }

    [Fact]
    public void After_a_document_that_shares_nothing_with_the_one_before_a_feed_is_asked_as_fast_as_we_may()
    {
        var rhythm = Enumerable.Range(1, 30).Aggregate(Rhythm.Unknown.Begin(Start), (learnt, number) => learnt.After(One, Start.AddDays(number)));
        var at = rhythm.LatestAt!.Value.AddDays(2);

        rhythm.After(new RhythmPoll(New: 10, Held: 10, SharesNothing: true), at).Interval(Pace, at).ShouldBe(Pace.Fastest);
    }

    [Fact]
    public void A_feed_is_silent_when_it_pauses_for_days_and_five_times_longer_than_it_used_to()
    {
        var busy = Busy(hours: 100);
        busy.IsSilent(busy.LatestAt!.Value.AddDays(2)).ShouldBeFalse();
        busy.IsSilent(busy.LatestAt.Value.AddDays(2.1)).ShouldBeTrue();

        var weekly = Enumerable.Range(1, 30).Aggregate(Rhythm.Unknown.Begin(Start), (learnt, number) => learnt.After(One, Start.AddDays(7 * number)));
        weekly.IsSilent(weekly.LatestAt!.Value.AddDays(34)).ShouldBeFalse();
        weekly.IsSilent(weekly.LatestAt.Value.AddDays(36)).ShouldBeTrue();
    }

    [Fact]
    public void A_feed_whose_rhythm_is_hardly_known_is_never_called_silent() =>
        Rhythm.Unknown.Begin(Start).After(One, Start.AddHours(1)).IsSilent(Start.AddYears(1)).ShouldBeFalse();

    [Fact]
    public void A_weekend_is_usual_for_an_office_that_publishes_on_weekdays()
    {
        var hours = Enumerable.Range(0, 24 * 7 * 8).Select(hour => Start.AddHours(hour)).Where(at => at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && at.Hour is >= 9 and < 17);
        var rhythm = hours.Aggregate(Rhythm.Unknown.Begin(Start), (learnt, at) => learnt.After(One, at));

        rhythm.IsSilent(rhythm.LatestAt!.Value.AddDays(5)).ShouldBeFalse();
    }

    [Fact]
    public void A_silence_of_a_year_does_not_make_the_next_one_usual()
    {
        var busy = Busy(hours: 100);
        var back = busy.After(One, busy.LatestAt!.Value.AddYears(1));

        back.IsSilent(back.LatestAt!.Value.AddDays(3)).ShouldBeTrue();
    }

    // Day and night, a story every twenty minutes on average by day and hardly one by night: as many polls as every ten minutes would be far too many.
    [Fact]
    public void Over_a_month_a_feed_is_asked_less_often_and_its_stories_are_found_nearly_as_soon()
    {
        var random = new Random(1);
        var stories = Enumerable.Range(0, 30 * 24 * 60).Where(minute => random.NextDouble() < ((minute / 60 % 24) is >= 7 and < 21 ? 1 / 20.0 : 1 / 400.0)).Select(minute => Start.AddMinutes(minute)).ToList();

        var (polls, delay) = Watch(stories, days: 30);

        polls.ShouldBeLessThan(30 * 144 * 4 / 5);
        delay.TotalMinutes.ShouldBeLessThan(7, "five if asked every ten minutes");
    }

    [Property]
    public bool The_interval_is_never_shorter_than_we_may_ask_nor_longer_than_a_day(NonNegativeInt[] polls)
    {
        var (rhythm, at) = (Rhythm.Unknown.Begin(Start), Start);
        foreach (var poll in polls)
        {
            at = at.AddMinutes(poll.Get % 10_000);
            rhythm = rhythm.After(new RhythmPoll(poll.Get % 7, poll.Get % 31, poll.Get % 11 == 0), at);
            if (rhythm.Interval(Pace, at) < Pace.Fastest || rhythm.Interval(Pace, at) > TimeSpan.FromDays(1))
            {
                return false;
            }
        }

        return true;
    }

    [Fact]
    public void A_clock_that_was_set_back_does_no_harm()
    {
        var rhythm = Busy(hours: 10).After(One, Start.AddYears(-1));

        rhythm.Interval(Pace, Start.AddYears(-2)).ShouldBeInRange(Pace.Fastest, TimeSpan.FromDays(1));
    }

    private static RhythmPoll One => new(New: 1, Held: 30);

    private static Rhythm Busy(int hours) =>
        Enumerable.Range(1, hours * 3).Aggregate(Rhythm.Unknown.Begin(Start), (learnt, number) => learnt.After(One, Start.AddMinutes(20 * number)));

    private static (int Polls, TimeSpan Delay) Watch(List<DateTimeOffset> stories, int days)
    {
        var (rhythm, polls, found, delay) = (Rhythm.Unknown, 0, 0, TimeSpan.Zero);
        for (var at = Start; at < Start.AddDays(days); at += rhythm.Interval(Pace, at))
        {
            var news = stories.Skip(found).TakeWhile(story => story <= at).ToList();
            delay += news.Aggregate(TimeSpan.Zero, (sum, story) => sum + (at - story));
            found += news.Count;
            polls++;
            rhythm = rhythm.After(new RhythmPoll(news.Count, Held: 30), at);
        }

        return (polls, delay / found);
    }
}
