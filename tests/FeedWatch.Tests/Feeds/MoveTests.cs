using FeedWatch.Feeds;

namespace FeedWatch.Tests.Feeds;

public sealed class MoveTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly Uri Old = new("https://old.example/feed");
    private static readonly Uri New = new("https://new.example/feed");

    [Fact]
    public void The_same_answer_for_three_days_is_believed()
    {
        var move = Move.After(null, Old, New, At);

        move = Move.After(move, Old, New, At.AddDays(2)).ShouldNotBeNull();

        move.IsBelieved(At.AddDays(2.9)).ShouldBeFalse();
        move.IsBelieved(At.AddDays(3)).ShouldBeTrue();
    }

    [Fact]
    public void Another_answer_in_between_starts_anew()
    {
        var move = Move.After(null, Old, New, At);

        Move.After(move, Old, new Uri("https://third.example/"), At.AddDays(2)).ShouldNotBeNull().Since.ShouldBe(At.AddDays(2));
        Move.After(move, Old, to: null, At.AddDays(2)).ShouldBeNull();
    }

    [Theory]
    [InlineData("https://old.example/feed")]
    [InlineData("http://new.example/feed")]
    public void Nobody_is_led_in_a_circle_or_out_of_https(string to) => Move.After(null, Old, new Uri(to), At).ShouldBeNull();

    [Fact]
    public void An_endless_address_is_not_kept() => Move.After(null, Old, new Uri("https://new.example/" + new string('a', 3_000)), At).ShouldBeNull();
}
