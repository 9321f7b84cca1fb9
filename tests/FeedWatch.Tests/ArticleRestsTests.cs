using System.Globalization;
using Microsoft.Extensions.Time.Testing;

namespace FeedWatch.Tests;

public sealed class ArticleRestsTests
{
    private readonly FakeTimeProvider time = new();
    private readonly ArticleRests rests;

    public ArticleRestsTests() => rests = new ArticleRests(time);

    [Fact]
    public void A_server_rests_as_long_as_it_asked_for_and_no_other_does()
    {
        rests.Ask("wire.example", TimeSpan.FromMinutes(10));
        time.Advance(TimeSpan.FromMinutes(4));
        rests.LeftOf("WIRE.example").ShouldBe(TimeSpan.FromMinutes(6));
        rests.LeftOf("wire.example:8080").ShouldBeNull();

        time.Advance(TimeSpan.FromMinutes(6));
        rests.LeftOf("wire.example").ShouldBeNull();
    }

    [Fact]
    public void A_shorter_wish_does_not_end_a_longer_rest()
    {
        rests.Ask("wire.example", TimeSpan.FromHours(2));
        rests.Ask("wire.example", TimeSpan.FromMinutes(1));
        rests.LeftOf("wire.example").ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public void Of_very_many_the_one_that_would_end_first_is_forgotten()
    {
        foreach (var number in Enumerable.Range(1, 1_001))
        {
            rests.Ask(number.ToString(CultureInfo.InvariantCulture), TimeSpan.FromMinutes(number));
        }

        rests.LeftOf("1").ShouldBeNull();
        rests.LeftOf("2").ShouldBe(TimeSpan.FromMinutes(2));
        rests.LeftOf("1001").ShouldBe(TimeSpan.FromMinutes(1_001));
    }
}
