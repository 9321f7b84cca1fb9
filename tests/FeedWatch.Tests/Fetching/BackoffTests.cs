using FeedWatch.Fetching;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace FeedWatch.Tests.Fetching;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    [InlineData(5, 16)]
    [InlineData(6, 24)]
    [InlineData(7, 24)]
    [InlineData(33, 24)]
    [InlineData(int.MaxValue, 24)]
    public void A_failing_feed_is_asked_again_after_1_2_4_and_at_most_24_intervals(int failures, int intervals) =>
        Backoff.After(failures, TimeSpan.FromMinutes(10)).ShouldBe(TimeSpan.FromMinutes(10 * intervals));

    [Theory]
    [InlineData(1, 10)]
    [InlineData(5, 160)]
    [InlineData(9, 24 * 60)]
    [InlineData(int.MaxValue, 24 * 60)]
    public void One_that_seems_to_have_ended_is_asked_ever_less_often_down_to_once_a_day(int failures, int minutes) =>
        Backoff.AfterEnd(failures, TimeSpan.FromMinutes(10)).ShouldBe(TimeSpan.FromMinutes(minutes));

    [Property]
    public bool The_wait_never_shrinks(NonNegativeInt failures, PositiveInt minutes)
    {
        var interval = TimeSpan.FromMinutes(minutes.Get);
        return Backoff.After(failures.Get + 1, interval) >= Backoff.After(failures.Get, interval);
    }

    [Property]
    public bool The_wait_is_never_less_than_the_interval_and_never_more_than_24_of_it(int failures, PositiveInt minutes)
    {
        var interval = TimeSpan.FromMinutes(minutes.Get);
        var wait = Backoff.After(failures, interval);
        return wait >= interval && wait <= 24 * interval;
    }
}
