using System.Net;
using FeedWatch.Fetching;

namespace FeedWatch.Tests.Fetching;

public sealed class TrailTests
{
    [Theory]
    [InlineData("http://a.example/", "https://a.example/", true)]
    [InlineData("https://a.example/", "https://b.example/", true)]
    [InlineData("https://a.example/", "http://a.example/", false)]
    [InlineData("http://a.example/", "http://10.0.0.1/", false)]
    [InlineData("http://a.example/", "http://[fd00::1]/", false)]
    [InlineData("http://a.example/", "http://localhost/", false)]
    [InlineData("http://a.example/", "http://wiki.internal./", false)]
    [InlineData("http://wiki.internal/", "http://10.0.0.1/", true)]
    [InlineData("http://10.0.0.1/", "http://a.example/", true)]
    public void Nobody_moves_away_from_https_or_into_our_own_network(string from, string to, bool isMoved)
    {
        var trail = new Trail(new Uri(from), new AddressGuard(["wiki.internal", "10.0.0.0/8"]));
        trail.Follow(new Uri(to), HttpStatusCode.MovedPermanently);
        trail.MovedTo.ShouldBe(isMoved ? new Uri(to) : null);
        trail.At.ShouldBe(new Uri(to));
    }
}
